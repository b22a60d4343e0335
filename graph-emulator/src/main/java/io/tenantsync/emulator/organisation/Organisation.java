package io.tenantsync.emulator.organisation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The tenants that an emulator creates at its first start.
 *
 * @param seed decides every generated value, ids included: the same organisation with the same seed is the same directory
 * @param tenants at least one; names, tenant ids and domains are unique
 * @param behaviours by name of the tenant; those that are not named behave plainly
 */
public record Organisation(long seed, List<TenantDefinition> tenants, Map<String, Behaviour> behaviours) {
    public Organisation {
        tenants = List.copyOf(tenants);
        behaviours = Map.copyOf(behaviours);
    }

    /** Tenants that behave plainly. */
    public Organisation(long seed, List<TenantDefinition> tenants) {
        this(seed, tenants, Map.of());
    }

    /** Reads a YAML file; what is wrong with it is said with the key, what was found and what would be right. */
    public static Organisation read(Path yaml) {
        return new OrganisationFile(yaml).read();
    }

    /**
     * The organisation of the demo: {@code contoso} with {@code users} people as the source and {@code fabrikam} with a few
     * dozen of its own, and earlier guests, as the target. Both sides trust each other.
     */
    public static Organisation demo(int users, long seed) {
        return DemoOrganisation.of(users, seed);
    }
}
