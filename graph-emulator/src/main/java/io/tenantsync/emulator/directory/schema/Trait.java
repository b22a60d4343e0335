package io.tenantsync.emulator.directory.schema;

/** What is special about a property. */
public enum Trait {
    /** Must be given at creation and cannot be cleared. */
    REQUIRED,
    /** Null may not be written. */
    NOT_NULLABLE,
    /** Equality is answered from an index. */
    INDEXED,
    /** Reads without {@code $select} return it. */
    BY_DEFAULT,
    /** {@code $orderby} takes it. */
    SORTABLE,
    /** {@code $orderby} takes it in an advanced query. */
    SORTABLE_ADVANCED,
    /** Changing it of somebody who holds a directory role takes more than an app permission. */
    SENSITIVE,
    /** Mastered on premises for users that are synchronised from there, and then read-only. */
    ON_PREMISES,
    /** Accepted when written, null when read back. */
    UNREADABLE
}
