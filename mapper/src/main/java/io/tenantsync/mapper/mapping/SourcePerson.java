package io.tenantsync.mapper.mapping;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole present state of one person of a source tenant.
 *
 * @param tenantId the source tenant
 * @param userId object id in it
 * @param change the change that led to this state
 * @param presence whether the person is there
 * @param properties by Graph's name: String, Boolean, Long, Double, list of strings; absent = empty
 * @param managerId object id of the manager; null = none
 * @param groups object ids of the tracked groups that the person is a direct member of
 * @param forcedBy the request that asked for an evaluation though nothing changed; null = an ordinary change
 */
public record SourcePerson(
        String tenantId,
        String userId,
        Change change,
        Presence presence,
        Map<String, Object> properties,
        @Nullable String managerId,
        List<String> groups,
        @Nullable String forcedBy) {

    public SourcePerson {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        groups = List.copyOf(groups);
    }

    /** Whether a source person is there. */
    public enum Presence {
        /** There, enabled or not. */
        PRESENT,
        /** Among the deleted items. */
        SOFT_DELETED,
        /** Gone for good. */
        DELETED
    }

    /** How a change was seen. */
    public enum Origin {
        /** By a delta poll. */
        LIVE,
        /** In a full enumeration. */
        BASELINE,
        /** By a read of this person. */
        LOOKUP,
        /** By the rolling read that looks for what delta never showed. */
        VERIFICATION
    }

    /**
     * One change of a person.
     *
     * @param id the same in results and logs
     * @param observedAt when it was seen
     * @param origin how it was seen
     * @param round the round in which it was seen
     */
    public record Change(String id, Instant observedAt, Origin origin, long round) {}

    /**
     * The value of an attribute by Graph's or Entra's name; null when empty. {@code manager} is the manager's object id. Of
     * a list that Entra knows as a single value, such as {@code telephoneNumber}, its first element.
     */
    public @Nullable Object value(String name) {
        String graphName = AttributeNames.graphName(name);
        Object value = known(graphName);
        boolean single = !graphName.equals(name) && graphName.equals("businessPhones");
        return single && value instanceof List<?> list ? first(list) : value;
    }

    /** The same by Graph's name only. */
    @Nullable
    Object known(String graphName) {
        Object value = properties.get(graphName);
        return value != null
                ? value
                : switch (graphName) {
                    case "manager" -> managerId;
                    case "id" -> userId;
                    default -> null;
                };
    }

    /** The value of an attribute as text; null when it is empty or not a text. */
    public @Nullable String text(String name) {
        return value(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    /** False only when the account is known to be disabled. */
    public boolean enabled() {
        return !Boolean.FALSE.equals(properties.get("accountEnabled"));
    }

    private static @Nullable Object first(List<?> list) {
        return list.isEmpty() ? null : list.getFirst();
    }
}
