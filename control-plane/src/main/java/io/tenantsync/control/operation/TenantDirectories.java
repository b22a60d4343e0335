package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.trust.PartnerPolicy;
import io.tenantsync.control.trust.Reading;
import java.util.List;
import java.util.Map;

/** What is asked of the tenants. Nothing here throws for what a tenant or the network does. */
public interface TenantDirectories {

    /** Looks people up by user principal name or object id; an answer for each name. */
    Map<String, NameAnswer> users(TenantName source, List<String> names);

    /** Looks groups up by display name or object id; an answer for each name. */
    Map<String, NameAnswer> groups(TenantName source, List<String> names);

    /** The cross-tenant access settings of both tenants for each other. */
    Policies policies(TenantName source, TenantName target);

    /**
     * The settings of two tenants for each other.
     *
     * @param source what the source tenant has set for the target
     * @param target what the target tenant has set for the source
     */
    record Policies(Reading<PartnerPolicy> source, Reading<PartnerPolicy> target) {}

    Reading<List<String>> verifiedDomains(TenantName source);

    Reading<String> initialDomain(TenantName target);

    /** Whether the anchor's extension is registered in the target tenant. */
    Reading<Boolean> anchorRegistered(TenantName target);

    /** Makes sure that it is; answers whether it had to be made. */
    Reading<Boolean> registerAnchor(TenantName target);
}
