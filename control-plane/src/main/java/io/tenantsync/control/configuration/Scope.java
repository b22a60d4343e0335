package io.tenantsync.control.configuration;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whom a configuration looks at.
 *
 * @param nestedGroups whether members of groups inside the assigned groups count
 * @param filters at least one must hold if there are any
 */
public record Scope(
        Mode mode, List<Assigned> users, List<Assigned> groups, boolean nestedGroups, List<FilterGroup> filters) {
    public Scope {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        filters = List.copyOf(filters);
    }

    public enum Mode {
        ALL,
        ASSIGNED
    }

    /**
     * Clauses that must all hold, together with one of the groups below if there are any; or the contrary.
     *
     * @param negated whether the group holds exactly when all this does not
     */
    public record FilterGroup(String name, List<Clause> clauses, List<FilterGroup> anyOf, boolean negated) {
        public FilterGroup {
            clauses = List.copyOf(clauses);
            anyOf = List.copyOf(anyOf);
        }
    }

    /**
     * One condition on one attribute.
     *
     * @param operator Entra's name in upper case
     * @param value null exactly for operators that take none
     * @param ignoreCase whether upper and lower case are the same
     */
    public record Clause(
            String attribute, String operator, @Nullable String value, boolean ignoreCase) {}

    Scope mapped(UnaryOperator<Assigned> user, UnaryOperator<Assigned> group) {
        return new Scope(
                mode,
                users.stream().map(user).toList(),
                groups.stream().map(group).toList(),
                nestedGroups,
                filters);
    }
}
