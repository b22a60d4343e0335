package io.tenantsync.detector.detection;

/** What a round reads. */
public enum Resource {
    USERS,
    GROUPS
}
