package io.tenantsync.detector.codec;

import io.tenantsync.detector.detection.polling.SourceScope.GroupAssignment;
import io.tenantsync.detector.detection.polling.TrackedProperties;
import io.tenantsync.schemas.Assignment;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.DirectSource;
import io.tenantsync.schemas.ExpressionSource;
import io.tenantsync.schemas.FilterGroup;
import io.tenantsync.schemas.ScopeMode;
import io.tenantsync.schemas.UserKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a configuration says to the detector: whom to watch. One direction only. */
public final class ConfigurationCodec {
    private ConfigurationCodec() {}

    /**
     * The detector's part of one configuration.
     *
     * @param active false when nobody is left and the source needs not be read for it any more
     */
    public record Watch(String sourceTenantId, boolean active, GroupAssignment groups, Set<String> extensions) {}

    public static Watch toDomain(Configuration configuration) {
        var scope = configuration.getScope();
        Set<String> groups = scope.getMode() == ScopeMode.ALL
                ? Set.of()
                : scope.getGroups().stream()
                        .map(Assignment::getId)
                        .map(ConfigurationCodec::lower)
                        .collect(Collectors.toSet());
        return new Watch(
                lower(configuration.getSource().getTenantId()),
                configuration.getState() != ConfigurationState.REMOVED,
                new GroupAssignment(groups, scope.getNestedGroups()),
                extensions(configuration));
    }

    private static Set<String> extensions(Configuration configuration) {
        Set<String> names = new TreeSet<>();
        configuration.getMappings().forEach(mapping -> {
            if (mapping.getSource() instanceof DirectSource direct) {
                names.addAll(TrackedProperties.extensionsIn(direct.getAttribute()));
            } else if (mapping.getSource() instanceof ExpressionSource expression) {
                names.addAll(TrackedProperties.extensionsIn(expression.getExpression()));
            }
        });
        addExtensions(configuration.getScope().getFilters(), names);
        return names;
    }

    private static void addExtensions(List<FilterGroup> filters, Set<String> names) {
        for (FilterGroup filter : filters) {
            filter.getClauses().forEach(clause -> names.addAll(TrackedProperties.extensionsIn(clause.getAttribute())));
            addExtensions(filter.getAnyOf(), names);
        }
    }

    /** Ids are compared in the form that keys have. */
    private static String lower(String id) {
        return new UserKey(id, "-").tenantId();
    }
}
