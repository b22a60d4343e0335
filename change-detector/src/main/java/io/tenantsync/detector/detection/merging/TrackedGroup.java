package io.tenantsync.detector.detection.merging;

import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.Sighting;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one group.
 *
 * @param displayName null while unknown
 * @param parents object ids of the groups that have this one as a direct member, each with the round in which that was
 *     last seen
 * @param version of what others were told; 0 = nothing yet
 */
public record TrackedGroup(
        @Nullable String displayName, SortedMap<String, Long> parents, boolean deleted, long version) {
    public TrackedGroup {
        parents = Collections.unmodifiableSortedMap(parents);
    }

    /** A group of which nothing is known. */
    public static TrackedGroup unknown() {
        return new TrackedGroup(null, new TreeMap<>(), false, 0);
    }

    /** The same with a fact laid over it; its version is higher exactly if others must be told. */
    public TrackedGroup merge(Sighting sighting, GroupFact fact) {
        TrackedGroup after = switch (fact) {
            case GroupFact.Exists exists ->
                new TrackedGroup(
                        exists.displayName() == null ? displayName : exists.displayName(), parents, false, version);
            case GroupFact.Removed ignored -> new TrackedGroup(displayName, parents, true, version);
            case GroupFact.Edge edge -> withEdge(edge, sighting.round());
        };
        return version == 0 || after.differsFrom(this)
                ? new TrackedGroup(after.displayName, after.parents, after.deleted, version + 1)
                : after;
    }

    /** Whether it has that parent, last seen before that round. */
    public boolean hasStaleParent(String parentId, long round) {
        Long seen = parents.get(parentId);
        return seen != null && seen < round;
    }

    private TrackedGroup withEdge(GroupFact.Edge edge, long round) {
        SortedMap<String, Long> edges = new TreeMap<>(parents);
        if (edge.member()) {
            edges.put(edge.parentId(), round);
        } else {
            edges.remove(edge.parentId());
        }
        return new TrackedGroup(displayName, edges, deleted, version);
    }

    private boolean differsFrom(TrackedGroup other) {
        return deleted != other.deleted
                || !Objects.equals(displayName, other.displayName)
                || !parents.keySet().equals(other.parents.keySet());
    }
}
