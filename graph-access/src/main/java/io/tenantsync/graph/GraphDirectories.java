package io.tenantsync.graph;

import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;

/**
 * The doors of one process. It hands out the same door for the same tenant and role, and all doors with the same
 * credential share one token. The real one is {@link io.tenantsync.graph.sdk.SdkGraphDirectories}. Thread-safe.
 */
public interface GraphDirectories extends AutoCloseable {

    /**
     * The door to a tenant. Opening talks to nobody; the first request reads the secret and fetches the token.
     *
     * @throws IllegalArgumentException if the tenants file gives no credential for this role, or the CA file of the
     *     tenant's cloud cannot be used
     */
    GraphDirectory open(Tenant tenant, Role role);

    /** Ends all doors; requests that are under way fail. */
    @Override
    void close();
}
