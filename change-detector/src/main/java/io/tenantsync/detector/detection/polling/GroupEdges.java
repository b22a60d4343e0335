package io.tenantsync.detector.detection.polling;

import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.GroupSighting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which group is inside which: what is known from others, overruled by what this poller has just seen itself. */
final class GroupEdges {
    private final Map<Edge, Boolean> seen = new HashMap<>();

    void observe(List<GroupSighting> sightings) {
        for (GroupSighting sighting : sightings) {
            if (sighting.fact() instanceof GroupFact.Edge edge) {
                seen.put(new Edge(edge.parentId(), sighting.groupId()), edge.member());
            }
        }
    }

    /** Children by parent. */
    Map<String, Set<String>> over(Map<String, Set<String>> knownChildrenOf) {
        Map<String, Set<String>> all = new HashMap<>();
        knownChildrenOf.forEach((parent, children) -> all.put(parent, new HashSet<>(children)));
        seen.forEach((edge, member) -> {
            Set<String> children = all.computeIfAbsent(edge.parent, parent -> new HashSet<>());
            if (member) {
                children.add(edge.child);
            } else {
                children.remove(edge.child);
            }
        });
        return all;
    }

    private record Edge(String parent, String child) {}
}
