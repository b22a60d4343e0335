package io.tenantsync.graph.tenants;

import java.util.List;
import java.util.Optional;

/** The tenants of the operator's file, in its order. Names and ids are unique. */
public record Tenants(List<Tenant> all) {
    public Tenants {
        all = List.copyOf(all);
    }

    public Optional<Tenant> named(String name) {
        return all.stream().filter(tenant -> tenant.name().equals(name)).findFirst();
    }

    public Optional<Tenant> withId(String tenantId) {
        return all.stream()
                .filter(tenant -> tenant.tenantId().equalsIgnoreCase(tenantId))
                .findFirst();
    }
}
