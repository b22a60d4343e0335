package io.tenantsync.writer.writing.orders;

/** Who goes first. */
public enum Lane {
    URGENT,
    LIVE,
    BULK
}
