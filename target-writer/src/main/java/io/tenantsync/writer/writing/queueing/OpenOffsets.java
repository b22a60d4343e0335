package io.tenantsync.writer.writing.queueing;

import java.util.TreeSet;

/**
 * The offsets of one partition that were taken and are not finished, in whatever order they finish. Not thread-safe.
 */
public final class OpenOffsets {
    private final TreeSet<Long> open = new TreeSet<>();
    private long next;

    /** @param start the first offset that will be taken */
    public OpenOffsets(long start) {
        next = start;
    }

    /**
     * Work on this offset begins.
     *
     * @throws IllegalArgumentException if it, or a later one, was taken before
     */
    public void taken(long offset) {
        if (offset < next) {
            throw new IllegalArgumentException("Offset " + offset + " was taken already; the next one is " + next);
        }
        open.add(offset);
        next = offset + 1;
    }

    /** Nothing more is to be done about this offset. Saying it twice does no harm. */
    public void finished(long offset) {
        open.remove(offset);
    }

    /** From where to go on after a crash: everything before it is finished. */
    public long committable() {
        return open.isEmpty() ? next : open.first();
    }

    /** How many are taken and not finished. */
    public int size() {
        return open.size();
    }
}
