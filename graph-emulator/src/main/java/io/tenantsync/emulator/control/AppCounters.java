package io.tenantsync.emulator.control;

/**
 * What one app has used in one tenant.
 *
 * @param tenant the tenant's name
 * @param requests Graph requests; each item of a {@code $batch} counts, its envelope does not
 * @param roundTrips HTTP requests to Graph
 * @param writes requests that count as writes
 * @param resourceUnits what they cost by Graph's table
 * @param tokens access tokens issued
 * @param throttled requests answered with 429
 */
public record AppCounters(
        String tenant,
        String clientId,
        long requests,
        long roundTrips,
        long writes,
        long resourceUnits,
        long tokens,
        long throttled) {}
