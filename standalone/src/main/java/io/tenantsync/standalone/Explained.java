package io.tenantsync.standalone;

/** A failure whose message tells a person what happened and what to do; no stack trace is needed. */
final class Explained extends RuntimeException {
    private final int exitCode;

    Explained(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
