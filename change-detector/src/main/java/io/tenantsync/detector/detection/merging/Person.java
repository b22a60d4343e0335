package io.tenantsync.detector.detection.merging;

import io.tenantsync.detector.detection.Presence;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one person of a source tenant.
 *
 * @param properties by Graph's name, those without a value left out; after a deletion the last ones known
 * @param managerId null when there is no manager
 * @param groups object ids of the tracked groups that the person is a direct member of, each with the round in which
 *     that was last seen
 * @param version of what others were told; 0 = they were told nothing yet
 * @param changedIn round of the last change that others were told
 * @param seenInBaseline round of the last full enumeration that mentioned the person
 * @param liveRound round of the last observation that was not part of a full enumeration
 * @param setLive what such observations of that round have set: names of properties, {@link #MANAGER}, {@link #PRESENCE}
 * @param askedIn round in which the person was last asked to be looked up
 */
public record Person(
        SortedMap<String, Object> properties,
        @Nullable String managerId,
        SortedMap<String, Long> groups,
        Presence presence,
        long version,
        long changedIn,
        long seenInBaseline,
        long liveRound,
        SortedSet<String> setLive,
        long askedIn) {

    /** How {@code changedAttributes} and {@code setLive} call the manager. */
    public static final String MANAGER = "manager";

    /** How {@code changedAttributes} calls the groups. */
    public static final String GROUPS = "groups";

    /** How {@code setLive} calls the presence; no property has such a name. */
    static final String PRESENCE = "@presence";

    private static final long NEVER = -1;

    public Person {
        properties = Collections.unmodifiableSortedMap(properties);
        groups = Collections.unmodifiableSortedMap(groups);
        setLive = Collections.unmodifiableSortedSet(setLive);
    }

    /** Somebody of whom nothing is known. */
    public static Person unknown() {
        return new Person(
                new TreeMap<>(),
                null,
                new TreeMap<>(),
                Presence.PRESENT,
                0,
                NEVER,
                NEVER,
                NEVER,
                new TreeSet<>(),
                NEVER);
    }

    /** Whether enough is known to tell others. */
    public boolean complete() {
        return properties.containsKey("userPrincipalName") && properties.containsKey("accountEnabled");
    }

    /** Whether others were told about the person. */
    public boolean published() {
        return version > 0;
    }

    boolean enabled() {
        return Boolean.TRUE.equals(properties.get("accountEnabled"));
    }

    /**
     * Whether a full enumeration that ended in that round should have mentioned the person and did not, and nothing was
     * heard of the person since it began.
     */
    public boolean missedBy(long baselineRound) {
        return published()
                && presence != Presence.DELETED
                && seenInBaseline < baselineRound
                && liveRound < baselineRound
                && askedIn < baselineRound;
    }

    /** Whether the person has that edge, last seen before that round. */
    public boolean hasStaleEdge(String groupId, long round) {
        Long seen = groups.get(groupId);
        return seen != null && seen < round;
    }

    Person withProperties(Map<String, Object> values, @Nullable String manager) {
        return new Person(
                new TreeMap<>(values),
                manager,
                groups,
                Presence.PRESENT,
                version,
                changedIn,
                seenInBaseline,
                liveRound,
                setLive,
                askedIn);
    }

    Person withPresence(Presence now) {
        return new Person(
                properties, managerId, groups, now, version, changedIn, seenInBaseline, liveRound, setLive, askedIn);
    }

    Person withGroups(SortedMap<String, Long> edges) {
        return new Person(
                properties,
                managerId,
                edges,
                presence,
                version,
                changedIn,
                seenInBaseline,
                liveRound,
                setLive,
                askedIn);
    }

    Person seenIn(long baselineRound) {
        return new Person(
                properties,
                managerId,
                groups,
                presence,
                version,
                changedIn,
                Math.max(seenInBaseline, baselineRound),
                liveRound,
                setLive,
                askedIn);
    }

    Person setLiveIn(long round, SortedSet<String> names) {
        SortedSet<String> all = new TreeSet<>(names);
        if (round == liveRound) {
            all.addAll(setLive);
        }
        return new Person(
                properties, managerId, groups, presence, version, changedIn, seenInBaseline, round, all, askedIn);
    }

    /** The same, noted as asked for in that round, so that nobody asks twice. */
    public Person asked(long round) {
        return new Person(
                properties, managerId, groups, presence, version, changedIn, seenInBaseline, liveRound, setLive, round);
    }

    Person nextVersion(long round) {
        return new Person(
                properties,
                managerId,
                groups,
                presence,
                version + 1,
                round,
                seenInBaseline,
                liveRound,
                setLive,
                askedIn);
    }

    /** Properties are personal data. */
    @Override
    public String toString() {
        return "Person[version " + version + ", " + presence + "]";
    }
}
