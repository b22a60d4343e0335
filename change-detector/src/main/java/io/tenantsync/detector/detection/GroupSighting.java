package io.tenantsync.detector.detection;

/** A fact about one group of a tenant, and how it was seen. */
public record GroupSighting(String groupId, Sighting sighting, GroupFact fact) {}
