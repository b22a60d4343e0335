package io.tenantsync.emulator.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All tenants of an emulator. */
public final class Directory {
    private final Map<String, Tenant> byId = new LinkedHashMap<>();
    private final Journal journal;

    public Directory(Journal journal, Collection<Tenant> tenants) {
        this.journal = journal;
        tenants.forEach(tenant -> byId.put(tenant.profile().tenantId(), tenant));
    }

    /** In the order of the organisation. */
    public Collection<Tenant> tenants() {
        return byId.values();
    }

    /** The tenant with that id, or null. */
    public @Nullable Tenant tenant(String tenantId) {
        return byId.get(tenantId.toLowerCase(Locale.ROOT));
    }

    /** The tenant of that name, id or verified domain, or null. */
    public @Nullable Tenant named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        for (Tenant tenant : byId.values()) {
            TenantProfile profile = tenant.profile();
            if (profile.tenantId().equals(key)
                    || profile.name().equalsIgnoreCase(name)
                    || profile.verifiedDomains().contains(key)) {
                return tenant;
            }
        }
        return null;
    }

    /** The tenant in which the domain of an address is verified, or null. */
    public @Nullable Tenant owning(String address) {
        return byId.values().stream()
                .filter(tenant -> tenant.profile().owns(address))
                .findFirst()
                .orElse(null);
    }

    /** The last writes of all tenants. */
    public Journal journal() {
        return journal;
    }
}
