package io.tenantsync.detector.codec;

import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.GroupSighting;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.merging.TrackedGroup;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.GroupEdgeObserved;
import io.tenantsync.schemas.GroupObservation;
import io.tenantsync.schemas.GroupObserved;
import io.tenantsync.schemas.GroupRemoved;
import io.tenantsync.schemas.GroupState;
import io.tenantsync.schemas.RemovedReason;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.UserKey;
import java.util.List;

/** Observations of groups and the present state of groups. Keys have the form of user keys: tenant and group. */
@SuppressWarnings("NullAway") // generated records take null wherever their schema does, but cannot say so
public final class GroupCodec {
    private GroupCodec() {}

    /** What a record of {@code group-observations} says. */
    public sealed interface Content {
        record Seen(GroupSighting sighting) implements Content {}

        record Enumerated(GroupEnumerated enumerated) implements Content {}

        record Ended(RoundEnd end) implements Content {}
    }

    public static GroupObservation toAvro(GroupSighting sighting) {
        Object what = switch (sighting.fact()) {
            case GroupFact.Exists exists -> new GroupObserved(exists.displayName());
            case GroupFact.Removed removed -> new GroupRemoved(ObservationCodec.reason(removed.forGood()));
            case GroupFact.Edge edge -> new GroupEdgeObserved(edge.parentId(), edge.member());
        };
        return observation(sighting.sighting(), what);
    }

    /** Stands under {@link ObservationCodec#keyOfEnumerated}. */
    public static GroupObservation toAvro(GroupEnumerated enumerated) {
        return observation(enumerated.sighting(), new GroupEdgeObserved(enumerated.groupId(), true));
    }

    public static GroupObservation toAvro(String tenantId, RoundEnd end, Sighting sighting) {
        return observation(sighting, ObservationCodec.toAvro(tenantId, end));
    }

    /** @throws IllegalArgumentException if the record does not belong under that key */
    public static Content toDomain(UserKey key, GroupObservation observation) {
        Sighting sighting = new Sighting(
                Origin.valueOf(observation.getOrigin().name()), observation.getRound(), observation.getObservedAt());
        Object what = observation.getWhat();
        if (what instanceof RoundEnded ended) {
            return new Content.Ended(ObservationCodec.toDomain(ended));
        }
        if (key.isMarker()) {
            if (what instanceof GroupEdgeObserved all) {
                return new Content.Enumerated(new GroupEnumerated(all.getParentId(), sighting));
            }
            throw new IllegalArgumentException("An observation of a group stands under the key of a marker");
        }
        return new Content.Seen(new GroupSighting(key.userId(), sighting, fact(what)));
    }

    public static Group toAvro(TrackedGroup group) {
        return new Group(new GroupState(
                group.displayName(), List.copyOf(group.parents().keySet()), group.deleted(), group.version()));
    }

    private static GroupFact fact(Object what) {
        return switch (what) {
            case GroupObserved exists -> new GroupFact.Exists(exists.getDisplayName());
            case GroupRemoved removed -> new GroupFact.Removed(removed.getReason() == RemovedReason.DELETED);
            case GroupEdgeObserved edge -> new GroupFact.Edge(edge.getParentId(), edge.getMember());
            default ->
                throw new IllegalArgumentException("An observation of a group cannot be a "
                        + what.getClass().getSimpleName());
        };
    }

    private static GroupObservation observation(Sighting sighting, Object what) {
        return new GroupObservation(
                io.tenantsync.schemas.Origin.valueOf(sighting.origin().name()), sighting.round(), sighting.at(), what);
    }
}
