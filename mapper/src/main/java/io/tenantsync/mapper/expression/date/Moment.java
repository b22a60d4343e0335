package io.tenantsync.mapper.expression.date;

import java.time.LocalDateTime;

/**
 * A point in time with what is known of its zone. The zone of the place is UTC, as it is where Entra's engine runs.
 *
 * @param utc the point
 * @param zone how the zone was said
 */
public record Moment(LocalDateTime utc, Zone zone) {
    /** How a zone was said. */
    public enum Zone {
        /** Not at all. */
        UNSPECIFIED(""),
        /** As UTC. */
        UTC("Z"),
        /** As an offset. */
        LOCAL("+00:00");

        private final String shown;

        Zone(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }
}
