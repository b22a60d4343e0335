package io.tenantsync.graph;

/**
 * What one door has used so far, counted since it was opened.
 *
 * @param requests Graph requests; each item of a batch counts one and its envelope none
 * @param roundTrips HTTP exchanges with Graph, repeats included; token requests are not among them
 * @param writes requests that changed something or may have, as Graph's write quota counts them
 * @param resourceUnits what Graph said the requests cost; its published price where it did not say
 * @param tokens access tokens granted to the door's credential; doors with the same credential share them and each
 *     shows the shared number
 * @param throttled requests that were answered with 429
 */
public record GraphUse(long requests, long roundTrips, long writes, long resourceUnits, long tokens, long throttled) {}
