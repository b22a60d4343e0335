package io.tenantsync.writer.writing.outcomes;

/** How it ended. */
public enum Status {
    SUCCESS,
    FAILURE,
    SKIPPED,
    WARNING
}
