package io.tenantsync.mapper.scoping;

import io.tenantsync.mapper.mapping.Circumstances;
import io.tenantsync.mapper.mapping.SourcePerson;
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
     * Clauses that must all hold, together with one of the groups below if there are any; or the contrary.
     *
     * @param name for people
     * @param clauses all must hold
     * @param anyOf one must hold; none = no further condition
     * @param negated whether the group holds exactly when all this does not
     */
    public record FilterGroup(String name, List<Clause> clauses, List<FilterGroup> anyOf, boolean negated) {
        public FilterGroup {
            clauses = List.copyOf(clauses);
            anyOf = List.copyOf(anyOf);
        }

        /** Clauses that must all hold, and nothing else. */
        public FilterGroup(String name, List<Clause> clauses) {
            this(name, clauses, List.of(), false);
        }

        FilterResult evaluate(SourcePerson person, Circumstances circumstances) {
            List<FilterResult.ClauseResult> single = clauses.stream()
                    .map(clause ->
                            new FilterResult.ClauseResult(clause.toString(), clause.holds(person, circumstances)))
                    .toList();
            List<FilterResult> below = anyOf.stream()
                    .map(group -> group.evaluate(person, circumstances))
                    .toList();
            boolean holds = single.stream().allMatch(FilterResult.ClauseResult::holds)
                    && (below.isEmpty() || below.stream().anyMatch(FilterResult::holds));
            return new FilterResult(name, negated, holds != negated, single, below);
        }
    }
}
