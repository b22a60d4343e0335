package io.tenantsync.detector.detection;

/**
 * Everything that a round saw has been written.
 *
 * @param baseline whether it was a full enumeration
 */
public record RoundEnd(Resource resource, long round, boolean baseline) {}
