package io.tenantsync.writer.writing.errands;

/**
 * How the target could be reached.
 *
 * @param answered requests with a real answer, refusals included
 * @param unreachable requests that got none, or only that it is too much or that the credential is refused
 */
public record Reach(int answered, int unreachable) {

    /** Whether it looks as if the target cannot be worked with at present. */
    public boolean lost() {
        return answered == 0 && unreachable > 0;
    }
}
