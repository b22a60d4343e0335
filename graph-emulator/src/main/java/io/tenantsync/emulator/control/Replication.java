package io.tenantsync.emulator.control;

/** How long a write takes until delta, lists and filters show it. */
public enum Replication {
    /** At once. */
    NONE,
    /** Log-normal with a median of 2 s and a 95th percentile of 20 s. */
    REALISTIC
}
