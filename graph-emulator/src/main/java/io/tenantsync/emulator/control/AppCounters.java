package io.tenantsync.emulator.control;

import io.tenantsync.emulator.quota.QuotaUse;
import org.jspecify.annotations.Nullable;

/**
 * What one app has used in one tenant.
 *
 * @param tenant the tenant's name
 * @param requests Graph requests; each item of a {@code $batch} counts, its envelope does not
 * @param roundTrips HTTP requests to Graph
 * @param writes requests that count as writes
 * @param resourceUnits what they cost by Graph's table
 * @param tokens access tokens issued
 * @param throttled requests refused with 429 because a quota was used up; they are among the requests
 * @param writeQuota the app's write quota in the tenant; null if quotas are off or it was not met
 * @param unitQuota the app's resource units in the tenant; null likewise
 */
public record AppCounters(
        String tenant,
        String clientId,
        long requests,
        long roundTrips,
        long writes,
        long resourceUnits,
        long tokens,
        long throttled,
        @Nullable QuotaUse writeQuota,
        @Nullable QuotaUse unitQuota) {}
