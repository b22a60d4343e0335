package io.tenantsync.emulator.directory.schema;

/** What a {@code $filter} can do with a property. */
public enum FilterOperator {
    EQ,
    NE,
    /** Inside {@code not}. */
    NOT,
    GE,
    LE,
    GT,
    LT,
    IN,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS,
    /** Compared with null. */
    NULL,
    /** {@code /$count} of a collection compared with 0 or 1. */
    COUNT
}
