package io.tenantsync.detector.detection;

/** A fact about one person of a tenant, and how it was seen. */
public record UserSighting(String userId, Sighting sighting, UserFact fact) {}
