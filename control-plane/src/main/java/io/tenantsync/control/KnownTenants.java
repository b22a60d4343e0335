package io.tenantsync.control;

import io.tenantsync.control.configuration.KnownTenant;
import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.graph.tenants.Tenants;
import java.util.List;

/** The tenants file as configurations see it. */
final class KnownTenants {
    private KnownTenants() {}

    static List<KnownTenant> of(Tenants tenants) {
        return tenants.all().stream().map(KnownTenants::known).toList();
    }

    private static KnownTenant known(Tenant tenant) {
        return new KnownTenant(
                new TenantName(tenant.name(), tenant.tenantId()),
                tenant.sourceCredential() != null,
                tenant.targetCredential() != null,
                tenant.anchorApplication() == null ? null : tenant.anchorProperty());
    }
}
