package io.tenantsync.control.kafka;

import io.tenantsync.control.configuration.Assigned;
import io.tenantsync.control.configuration.Scope;
import io.tenantsync.schemas.Assignment;
import io.tenantsync.schemas.FilterClause;
import io.tenantsync.schemas.FilterGroup;
import io.tenantsync.schemas.ScopeMode;
import java.util.List;

/** Scopes between domain and wire. */
@SuppressWarnings("NullAway") // the generated records take nulls where the schema does, but do not say so
final class ScopeCodec {
    private ScopeCodec() {}

    /** @throws IllegalStateException if a name was not looked up */
    static io.tenantsync.schemas.Scope toAvro(Scope scope) {
        return io.tenantsync.schemas.Scope.newBuilder()
                .setMode(ScopeMode.valueOf(scope.mode().name()))
                .setUsers(scope.users().stream().map(ScopeCodec::toAvro).toList())
                .setGroups(scope.groups().stream().map(ScopeCodec::toAvro).toList())
                .setNestedGroups(scope.nestedGroups())
                .setFilters(scope.filters().stream().map(ScopeCodec::toAvro).toList())
                .build();
    }

    static Scope toDomain(io.tenantsync.schemas.Scope scope) {
        return new Scope(
                Scope.Mode.valueOf(scope.getMode().name()),
                assigned(scope.getUsers()),
                assigned(scope.getGroups()),
                scope.getNestedGroups(),
                scope.getFilters().stream().map(ScopeCodec::toDomain).toList());
    }

    private static Assignment toAvro(Assigned assigned) {
        if (assigned.id() == null) {
            throw new IllegalStateException("An assignment without an object id must not be published");
        }
        return new Assignment(assigned.id(), assigned.name());
    }

    private static List<Assigned> assigned(List<Assignment> assignments) {
        return assignments.stream()
                .map(one -> new Assigned(one.getName(), one.getId()))
                .toList();
    }

    private static FilterGroup toAvro(Scope.FilterGroup group) {
        return new FilterGroup(
                group.name(),
                group.clauses().stream()
                        .map(clause -> new FilterClause(
                                clause.attribute(), clause.operator(), clause.value(), clause.ignoreCase()))
                        .toList(),
                group.anyOf().stream().map(ScopeCodec::toAvro).toList(),
                group.negated());
    }

    private static Scope.FilterGroup toDomain(FilterGroup group) {
        return new Scope.FilterGroup(
                group.getName(),
                group.getClauses().stream()
                        .map(clause -> new Scope.Clause(
                                clause.getAttribute(), clause.getOperator(), clause.getValue(), clause.getIgnoreCase()))
                        .toList(),
                group.getAnyOf().stream().map(ScopeCodec::toDomain).toList(),
                group.getNegated());
    }
}
