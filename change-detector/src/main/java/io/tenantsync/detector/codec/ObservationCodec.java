package io.tenantsync.detector.codec;

import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserSighting;
import io.tenantsync.schemas.ManagerObserved;
import io.tenantsync.schemas.MembershipObserved;
import io.tenantsync.schemas.Observation;
import io.tenantsync.schemas.RemovedReason;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserNotFound;
import io.tenantsync.schemas.UserObserved;
import io.tenantsync.schemas.UserRemoved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Observations of people, the ends of rounds and enumerations between them. */
@SuppressWarnings("NullAway") // generated records take null wherever their schema does, but cannot say so
public final class ObservationCodec {
    private static final String ENUMERATED = "-group-enumerated";

    private ObservationCodec() {}

    /** What a record of the topic says. */
    public sealed interface Content {
        record Seen(UserSighting sighting) implements Content {}

        record Enumerated(GroupEnumerated enumerated) implements Content {}

        record Ended(RoundEnd end) implements Content {}
    }

    public static Observation toAvro(UserSighting sighting) {
        return observation(sighting.sighting(), fact(sighting.fact()));
    }

    public static Observation toAvro(String tenantId, RoundEnd end, Sighting sighting) {
        return observation(sighting, toAvro(tenantId, end));
    }

    public static RoundEnded toAvro(String tenantId, RoundEnd end) {
        return new RoundEnded(
                tenantId, io.tenantsync.schemas.Resource.valueOf(end.resource().name()), end.round(), end.baseline());
    }

    /** Goes to every partition under {@link #keyOfEnumerated}. */
    public static Observation toAvro(GroupEnumerated enumerated) {
        return observation(enumerated.sighting(), new MembershipObserved(enumerated.groupId(), true));
    }

    /** Nobody's key: the record says that the membership of everybody in the group has been read. */
    public static UserKey keyOfEnumerated(String tenantId) {
        return new UserKey(tenantId, ENUMERATED);
    }

    public static UserKey keyOf(String tenantId, RoundEnd end) {
        return UserKey.ofMarker(
                tenantId, io.tenantsync.schemas.Resource.valueOf(end.resource().name()));
    }

    /**
     * @throws IllegalArgumentException if the record does not belong under that key
     */
    public static Content toDomain(UserKey key, Observation observation) {
        Sighting sighting = new Sighting(
                Origin.valueOf(observation.getOrigin().name()), observation.getRound(), observation.getObservedAt());
        Object what = observation.getWhat();
        if (what instanceof RoundEnded ended) {
            return new Content.Ended(toDomain(ended));
        }
        if (key.isMarker()) {
            if (what instanceof MembershipObserved all && key.userId().equals(ENUMERATED)) {
                return new Content.Enumerated(new GroupEnumerated(all.getGroupId(), sighting));
            }
            throw new IllegalArgumentException("An observation of a person stands under the key of a marker");
        }
        return new Content.Seen(new UserSighting(key.userId(), sighting, fact(what)));
    }

    public static RoundEnd toDomain(RoundEnded ended) {
        return new RoundEnd(Resource.valueOf(ended.getResource().name()), ended.getRound(), ended.getBaseline());
    }

    private static Observation observation(Sighting sighting, Object what) {
        return new Observation(
                io.tenantsync.schemas.Origin.valueOf(sighting.origin().name()), sighting.round(), sighting.at(), what);
    }

    private static Object fact(UserFact fact) {
        return switch (fact) {
            case UserFact.Properties said ->
                new UserObserved(
                        new LinkedHashMap<String, @Nullable Object>(said.values()),
                        said.manager() == null
                                ? null
                                : new ManagerObserved(said.manager().id()));
            case UserFact.Removed removed -> new UserRemoved(reason(removed.forGood()));
            case UserFact.NotFound ignored -> new UserNotFound();
            case UserFact.Membership said -> new MembershipObserved(said.groupId(), said.member());
        };
    }

    private static UserFact fact(Object what) {
        return switch (what) {
            case UserObserved said ->
                new UserFact.Properties(
                        values(said.getProperties()),
                        said.getManager() == null
                                ? null
                                : new UserFact.Manager(said.getManager().getManagerId()));
            case UserRemoved removed -> new UserFact.Removed(removed.getReason() == RemovedReason.DELETED);
            case UserNotFound ignored -> new UserFact.NotFound();
            case MembershipObserved said -> new UserFact.Membership(said.getGroupId(), said.getMember());
            default ->
                throw new IllegalArgumentException("An observation of a person cannot be a "
                        + what.getClass().getSimpleName());
        };
    }

    static RemovedReason reason(boolean forGood) {
        return forGood ? RemovedReason.DELETED : RemovedReason.CHANGED;
    }

    private static Map<String, @Nullable Object> values(Map<String, Object> properties) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        properties.forEach((name, value) ->
                values.put(name, value instanceof List<?> many ? List.copyOf(many) : value));
        return values;
    }
}
