package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.mapping.SourcePerson;
import java.time.Instant;

/**
 * A change for which a terminal entry is still owed.
 *
 * @param changeId the change; with {@code ~} and a suffix when it is not a change of the person but a consequence (a sweep,
 *     a manager who arrived, a second request after a disable)
 * @param cycleId round or sweep
 * @param observedAt when it was seen
 * @param lane where a command for it waits
 */
public record Owed(String changeId, String cycleId, Instant observedAt, Lane lane) {
    static Owed of(SourcePerson.Change change) {
        return new Owed(change.id(), "round-" + change.round(), change.observedAt(), lane(change.origin()));
    }

    static Lane lane(SourcePerson.Origin origin) {
        return switch (origin) {
            case LIVE, LOOKUP -> Lane.LIVE;
            case BASELINE, VERIFICATION -> Lane.BULK;
        };
    }
}
