package io.tenantsync.graph.sdk;

import io.tenantsync.graph.quota.Governor;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Tenant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The governors of this process: Graph counts per application and tenant, so services that run in one process and use the
 * same application pace each other. Nothing is ever removed.
 */
final class ProcessGovernors {
    private static final ConcurrentMap<App, Governor> GOVERNORS = new ConcurrentHashMap<>();

    private ProcessGovernors() {}

    private record App(String tenantId, Cloud cloud, String clientId) {}

    /** Where doors get their governors from. */
    interface Keeper {
        Governor of(Tenant tenant, String clientId);
    }

    static Keeper shared(Governors made) {
        return in(GOVERNORS, made);
    }

    static Keeper ownOf(Governors made) {
        return in(new ConcurrentHashMap<>(), made);
    }

    private static Keeper in(ConcurrentMap<App, Governor> governors, Governors made) {
        return (tenant, clientId) -> governors.computeIfAbsent(
                new App(tenant.tenantId(), tenant.cloud(), clientId), absent -> made.governor(tenant));
    }
}
