package io.tenantsync.graph.sdk;

import io.tenantsync.graph.quota.AdaptiveGovernor;
import io.tenantsync.graph.quota.Governor;
import io.tenantsync.graph.quota.Limits;
import io.tenantsync.graph.quota.OnDemandGovernor;
import io.tenantsync.graph.quota.UnlimitedGovernor;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Tenant;
import java.time.InstantSource;

/** Makes the governor of an application in a tenant; asked once for each. */
@FunctionalInterface
public interface Governors {

    Governor governor(Tenant tenant);

    /** Nobody is paced. */
    static Governors none() {
        return tenant -> new UnlimitedGovernor();
    }

    /**
     * Microsoft's clouds are paced by their documented limits, of the smallest tenants until Graph shows that there is more.
     * Other hosts, such as an emulator, are paced once they show that they have limits.
     */
    static Governors documented(InstantSource clock) {
        Limits limits = Limits.documented(Limits.TenantSize.S);
        return tenant -> tenant.cloud().name().equals(Cloud.CUSTOM)
                ? new OnDemandGovernor(() -> new AdaptiveGovernor(limits, clock))
                : new AdaptiveGovernor(limits, clock);
    }

    /** Everybody is paced by these limits from the beginning. */
    static Governors of(Limits limits, InstantSource clock) {
        return tenant -> new AdaptiveGovernor(limits, clock);
    }
}
