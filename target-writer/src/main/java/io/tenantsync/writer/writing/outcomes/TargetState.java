package io.tenantsync.writer.writing.outcomes;

/** How the account stands. */
public enum TargetState {
    NONE,
    ACTIVE,
    DISABLED,
    SOFT_DELETED
}
