package io.tenantsync.detector.detection;

/** Whether a person is there. */
public enum Presence {
    PRESENT,
    /** Among the deleted items; can come back. */
    SOFT_DELETED,
    /** Gone for good. */
    DELETED
}
