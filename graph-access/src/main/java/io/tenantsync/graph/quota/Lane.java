package io.tenantsync.graph.quota;

/** How urgent a call is compared with others that share a quota. */
public enum Lane {
    /** Leavers, and what a person is waiting for. */
    URGENT,
    /** Changes as they happen. */
    LIVE,
    /** First cycles, sweeps, verification. */
    BULK
}
