package io.tenantsync.mapper.scoping;

import java.util.List;
import java.util.Set;

/**
 * Who is in scope: everybody or the assigned ones, and at least one filter group if there are any.
 *
 * @param everybody true for all internal members, false for assigned ones
 * @param users object ids of directly assigned people
 * @param groups object ids of assigned groups
 * @param nested whether members of groups inside assigned groups count
 * @param filters any of them must hold; none = no filter
 */
public record Scope(
        boolean everybody, Set<String> users, Set<String> groups, boolean nested, List<FilterGroup> filters) {
    public Scope {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
        filters = List.copyOf(filters);
    }

    /**
     * Clauses that must all hold.
     *
     * @param name for people
     * @param clauses the clauses
     */
    public record FilterGroup(String name, List<Clause> clauses) {
        public FilterGroup {
            clauses = List.copyOf(clauses);
        }
    }
}
