package io.tenantsync.detector.detection;

/** How something came to be seen. */
public enum Origin {
    LIVE,
    BASELINE,
    LOOKUP,
    VERIFICATION
}
