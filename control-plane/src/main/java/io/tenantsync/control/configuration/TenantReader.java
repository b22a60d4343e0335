package io.tenantsync.control.configuration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which tenants a configuration connects. */
record TenantReader(List<KnownTenant> tenants) {

    @Nullable
    KnownTenant source(Section section) {
        Value value = section.required("source", "Write source: and the name of a tenant. " + known());
        KnownTenant tenant = value == null ? null : known(value);
        if (value != null && tenant != null && !tenant.readable()) {
            value.problem(
                    "the tenant " + tenant.tenant().name() + " has no credential to read people",
                    "Add credential or sourceCredential to it in the tenants file");
        }
        return tenant;
    }

    @Nullable
    KnownTenant target(Section section, @Nullable KnownTenant source) {
        Value value = section.required("target", "Write target: and the name of a tenant. " + known());
        KnownTenant tenant = value == null ? null : known(value);
        if (value == null || tenant == null) {
            return null;
        }
        if (!tenant.writable()) {
            value.problem(
                    "the tenant " + tenant.tenant().name() + " has no credential to write people",
                    "Add credential or targetCredential to it in the tenants file");
        }
        if (tenant.anchorProperty() == null) {
            value.problem(
                    "it is not known which application of " + tenant.tenant().name() + " owns the anchor",
                    "Add anchorApplication, an application id, to the tenant in the tenants file");
        }
        if (source != null && source.tenant().tenantId().equals(tenant.tenant().tenantId())) {
            value.problem("source and target are the same tenant", "Name two different tenants");
        }
        return tenant;
    }

    private @Nullable KnownTenant known(Value value) {
        String name = value.text();
        if (name == null) {
            return null;
        }
        Optional<KnownTenant> tenant = tenants.stream()
                .filter(known -> known.tenant().name().equals(name))
                .findFirst();
        if (tenant.isEmpty()) {
            value.problem("the tenants file has no tenant named " + name, hint(name));
        }
        return tenant.orElse(null);
    }

    private String hint(String name) {
        return tenants.isEmpty() ? known() : Nearest.hint(name, names());
    }

    private String known() {
        return tenants.isEmpty()
                ? "The tenants file has no tenant at all: add this one there first"
                : "Known: " + String.join(", ", names());
    }

    private List<String> names() {
        return tenants.stream().map(known -> known.tenant().name()).toList();
    }
}
