package io.tenantsync.mapper.reconciling;

/** Who goes first. */
public enum Lane {
    /** Disable, delete, and what somebody asked for. */
    URGENT,
    /** Changes as they happen. */
    LIVE,
    /** Full enumerations and sweeps. */
    BULK
}
