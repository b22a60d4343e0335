package io.tenantsync.writer.writing.outcomes;

/** What was done, or was tried. */
public enum Action {
    OTHER,
    CREATE,
    DELETE,
    DISABLE,
    UPDATE
}
