package io.tenantsync.control.configuration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one configuration says: everything whose change makes a new revision.
 *
 * @param name unique among configurations
 * @param partitioned whether another configuration serves the same pair of tenants with other people
 * @param anchorProperty the directory extension of the target that carries the anchor
 * @param tables that expressions look values up in: by name, value by key
 */
public record Synchronization(
        String name,
        TenantName source,
        TenantName target,
        boolean partitioned,
        Scope scope,
        List<AttributeMapping> mappings,
        Lifecycle lifecycle,
        Guard guard,
        Invitation invitation,
        @Nullable String notificationEmail,
        String anchorProperty,
        Map<String, Map<String, String>> tables) {
    public Synchronization {
        mappings = List.copyOf(mappings);
        tables = Map.copyOf(tables);
    }

    /** The same without object ids: what the author wrote, to be compared with what the author writes now. */
    public Synchronization asWritten() {
        return withScope(scope.mapped(Assigned::unresolved, Assigned::unresolved));
    }

    /** The same with the object ids of names, as far as they are known. */
    public Synchronization resolved(Map<String, String> userIds, Map<String, String> groupIds) {
        return withScope(scope.mapped(
                user -> new Assigned(user.name(), userIds.get(user.name())),
                group -> new Assigned(group.name(), groupIds.get(group.name()))));
    }

    /** Whether both serve the same pair of tenants. */
    public boolean samePairAs(Synchronization other) {
        return source.tenantId().equals(other.source.tenantId())
                && target.tenantId().equals(other.target.tenantId());
    }

    private Synchronization withScope(Scope other) {
        return new Synchronization(
                name,
                source,
                target,
                partitioned,
                other,
                mappings,
                lifecycle,
                guard,
                invitation,
                notificationEmail,
                anchorProperty,
                tables);
    }
}
