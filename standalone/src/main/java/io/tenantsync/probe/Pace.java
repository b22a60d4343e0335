package io.tenantsync.probe;

import java.time.Duration;

/**
 * How patient the probe is with a tenant that shows its writes late.
 *
 * @param between from one look to the next
 * @param longest after that it gives up on something that must come
 * @param settled for so long something must stay away, after a later write has shown, before it counts as never coming
 */
public record Pace(Duration between, Duration longest, Duration settled) {
    /** For real tenants, where delta mostly lags behind by seconds and sometimes by minutes. */
    public static final Pace PATIENT = new Pace(Duration.ofSeconds(4), Duration.ofMinutes(3), Duration.ofSeconds(30));
}
