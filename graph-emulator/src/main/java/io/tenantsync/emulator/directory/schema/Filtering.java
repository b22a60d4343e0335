package io.tenantsync.emulator.directory.schema;

/** Under which conditions a property may appear in {@code $filter}. */
public enum Filtering {
    /** Never. */
    NONE,
    /** Always, apart from operators that are advanced by themselves. */
    DEFAULT,
    /** Only as an advanced query. */
    ADVANCED
}
