package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.expression.Expression;
import io.tenantsync.mapper.expression.Expressions;
import io.tenantsync.mapper.expression.Parsing;
import io.tenantsync.mapper.guarding.Limits;
import io.tenantsync.mapper.mapping.MappingRule;
import io.tenantsync.mapper.mapping.ValueSource;
import io.tenantsync.mapper.reconciling.Lifecycle;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.mapper.scoping.Clause;
import io.tenantsync.mapper.scoping.Operator;
import io.tenantsync.mapper.scoping.Scope;
import io.tenantsync.schemas.Assignment;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.ConstantSource;
import io.tenantsync.schemas.DirectSource;
import io.tenantsync.schemas.ExpressionSource;
import io.tenantsync.schemas.FilterClause;
import io.tenantsync.schemas.FilterGroup;
import io.tenantsync.schemas.Guard;
import io.tenantsync.schemas.Mapping;
import io.tenantsync.schemas.ScopeMode;
import io.tenantsync.schemas.TenantReference;
import io.tenantsync.service.PoisonRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A configuration from the wire. The control plane has validated it; what does not parse here is poison. */
final class ConfigurationCodec {
    private ConfigurationCodec() {}

    /** @throws PoisonRecord if an expression or an operator is not known */
    static Rules toDomain(Configuration configuration) {
        String address = configuration.getInvitation().getAddress();
        return new Rules(
                configuration.getId(),
                configuration.getName(),
                configuration.getRevision(),
                configuration.getState() != ConfigurationState.ACTIVE,
                tenant(configuration.getSource()),
                tenant(configuration.getTarget()),
                scope(configuration.getScope()),
                configuration.getMappings().stream()
                        .map(ConfigurationCodec::rule)
                        .toList(),
                lifecycle(configuration.getLifecycle()),
                address == null ? null : expression(address),
                configuration.getInvitation().getRedirectUrl(),
                configuration.getAnchorProperty(),
                limits(configuration.getGuard()),
                configuration.getTables(),
                names(configuration.getScope().getGroups()));
    }

    private static Limits limits(Guard guard) {
        Integer clears = guard.getMaxClears();
        return new Limits(
                guard.getMaxRemovals(),
                guard.getMaxPercent(),
                guard.getMinCount(),
                Duration.ofSeconds(guard.getWindowSeconds()),
                guard.getMaxCreations(),
                clears == null ? guard.getMaxRemovals() : clears);
    }

    private static Rules.Tenant tenant(TenantReference reference) {
        return new Rules.Tenant(reference.getTenantId(), reference.getName());
    }

    private static Scope scope(io.tenantsync.schemas.Scope scope) {
        return new Scope(
                scope.getMode() == ScopeMode.ALL,
                ids(scope.getUsers()),
                ids(scope.getGroups()),
                scope.getNestedGroups(),
                scope.getFilters().stream().map(ConfigurationCodec::filters).toList());
    }

    private static Set<String> ids(List<Assignment> assignments) {
        return assignments.stream().map(Assignment::getId).map(UserCodec::id).collect(Collectors.toSet());
    }

    /** The control plane has resolved each name to one group. */
    private static Map<String, String> names(List<Assignment> groups) {
        return groups.stream()
                .collect(Collectors.toMap(
                        Assignment::getName, group -> UserCodec.id(group.getId()), (first, second) -> first));
    }

    private static Scope.FilterGroup filters(FilterGroup group) {
        return new Scope.FilterGroup(
                group.getName(),
                group.getClauses().stream().map(ConfigurationCodec::clause).toList(),
                group.getAnyOf().stream().map(ConfigurationCodec::filters).toList(),
                group.getNegated());
    }

    private static Clause clause(FilterClause clause) {
        Operator operator = Operator.named(clause.getOperator())
                .orElseThrow(() -> new PoisonRecord("There is no filter operator " + clause.getOperator(), null));
        return new Clause(clause.getAttribute(), operator, clause.getValue(), clause.getIgnoreCase());
    }

    private static MappingRule rule(Mapping mapping) {
        return new MappingRule(
                mapping.getTarget(),
                source(mapping.getSource()),
                MappingRule.Apply.valueOf(mapping.getApply().name()),
                MappingRule.WhenEmpty.valueOf(mapping.getWhenNull().name()),
                mapping.getDefaultValue(),
                MappingRule.DefaultWhen.valueOf(mapping.getDefaultWhen().name()),
                mapping.getMatching());
    }

    private static ValueSource source(Object source) {
        return switch (source) {
            case DirectSource direct -> new ValueSource.Direct(direct.getAttribute());
            case ConstantSource constant -> new ValueSource.Constant(constant.getValue());
            case ExpressionSource computed -> new ValueSource.Computed(expression(computed.getExpression()));
            default -> throw new PoisonRecord("A mapping has a source of unknown kind", null);
        };
    }

    private static Expression expression(String text) {
        return switch (Expressions.parse(text)) {
            case Parsing.Parsed parsed -> parsed.expression();
            case Parsing.Problem problem -> throw new PoisonRecord("An expression does not parse: " + problem, null);
        };
    }

    private static Lifecycle lifecycle(io.tenantsync.schemas.Lifecycle lifecycle) {
        return new Lifecycle(
                Lifecycle.Action.valueOf(lifecycle.getSourceDisabled().name()),
                Lifecycle.Action.valueOf(lifecycle.getSourceDeleted().name()),
                Lifecycle.Action.valueOf(lifecycle.getOutOfScope().name()),
                Duration.ofSeconds(lifecycle.getGraceSeconds()));
    }
}
