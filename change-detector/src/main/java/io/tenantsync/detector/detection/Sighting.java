package io.tenantsync.detector.detection;

import java.time.Instant;

/**
 * How, in which round and when something was seen.
 *
 * @param round the number of the tenant's poll iteration; a baseline keeps its number from the first page to the last
 * @param at when the answer arrived
 */
public record Sighting(Origin origin, long round, Instant at) {}
