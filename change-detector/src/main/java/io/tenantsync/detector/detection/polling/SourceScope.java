package io.tenantsync.detector.detection.polling;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the configurations want to know of one source tenant.
 *
 * @param assignments one for each configuration
 * @param extensions directory extensions that configurations mention
 */
public record SourceScope(List<GroupAssignment> assignments, Set<String> extensions) {
    public SourceScope {
        assignments = List.copyOf(assignments);
        extensions = Set.copyOf(extensions);
    }

    /**
     * The groups of one configuration.
     *
     * @param nested whether groups inside them count
     */
    public record GroupAssignment(Set<String> groupIds, boolean nested) {
        public GroupAssignment {
            groupIds = Set.copyOf(groupIds);
        }
    }

    /** Every group whose members matter. Cycles are fine. */
    Set<String> reachableGroups(Map<String, Set<String>> childrenOf) {
        Set<String> reachable = new HashSet<>();
        assignments.forEach(assignment -> reachable.addAll(
                assignment.nested() ? closure(assignment.groupIds(), childrenOf) : assignment.groupIds()));
        return reachable;
    }

    private static Set<String> closure(Collection<String> from, Map<String, Set<String>> childrenOf) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            childrenOf.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }
}
