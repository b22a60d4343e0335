package io.tenantsync.emulator.quota;

/**
 * One limit and what has become of it since the last reset.
 *
 * @param amount what may be used within the window
 * @param windowSeconds the window
 * @param left what may be used at once now
 * @param used what was used
 * @param available what could have been used from the first request after the reset to the last: what was there at first, and what
 *     came since, less what others took
 * @param refused requests that this limit refused
 * @param highestPercentage the highest demand, 1.0 being the limit
 */
public record QuotaUse(
        Owner owner,
        double amount,
        double windowSeconds,
        double left,
        double used,
        double available,
        long refused,
        double highestPercentage) {
    /**
     * Whose limit it is.
     *
     * @param tenantId empty for limits of an app in all tenants
     * @param appId empty for limits of a tenant for all apps
     */
    public record Owner(Limit limit, String tenantId, String appId) {}
}
