package io.tenantsync.writer.writing.outcomes;

/** What the mapper shall conclude. */
public enum Verdict {
    DONE,
    RETRY,
    CONFLICT,
    TARGET_DIFFERS,
    GONE
}
