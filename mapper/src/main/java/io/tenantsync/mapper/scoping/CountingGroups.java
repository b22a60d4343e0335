package io.tenantsync.mapper.scoping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The groups whose direct members are in scope: the assigned ones and, if nesting counts, those inside them. */
public final class CountingGroups {
    private CountingGroups() {}

    /**
     * Computes the closure. Cycles are tolerated.
     *
     * @param scope the assignments
     * @param parents for each living group the groups that it is a direct member of
     * @return object ids, sorted; assigned groups that are not alive are left out
     */
    public static SortedSet<String> of(Scope scope, Map<String, ? extends Collection<String>> parents) {
        SortedSet<String> counting = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        scope.groups().stream().filter(parents::containsKey).forEach(open::add);
        Map<String, List<String>> children = scope.nested() ? children(parents) : Map.of();
        while (!open.isEmpty()) {
            String group = open.remove();
            if (counting.add(group)) {
                open.addAll(children.getOrDefault(group, List.of()));
            }
        }
        return counting;
    }

    private static Map<String, List<String>> children(Map<String, ? extends Collection<String>> parents) {
        Map<String, List<String>> children = new HashMap<>();
        parents.forEach((group, above) -> above.forEach(parent ->
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(group)));
        return children;
    }
}
