package io.tenantsync.audit.auditing;

/** Where a person stands in a configuration. */
public enum Standing {
    OUT_OF_SCOPE,
    WANTED,
    IN_FLIGHT,
    LINKED,
    LINKED_DISABLED,
    STAGED,
    REMOVED,
    FAILING,
    CONFLICT,
    TARGET_DIFFERS
}
