package io.tenantsync.emulator.organisation;

/**
 * Cross-tenant access settings of a tenant towards another one.
 *
 * @param tenantId the other tenant
 * @param inboundAllowed {@code automaticUserConsentSettings.inboundAllowed}
 * @param outboundAllowed {@code automaticUserConsentSettings.outboundAllowed}
 * @param userSyncInbound {@code identitySynchronization.userSyncInbound.isSyncAllowed}
 */
public record PartnerDefinition(
        String tenantId, boolean inboundAllowed, boolean outboundAllowed, boolean userSyncInbound) {
    /** What a source sets towards its target: its people redeem automatically there. */
    public static PartnerDefinition source(String targetTenantId) {
        return new PartnerDefinition(targetTenantId, false, true, false);
    }

    /** What a target sets towards its source: people may be synchronised in, and redeem automatically. */
    public static PartnerDefinition target(String sourceTenantId) {
        return new PartnerDefinition(sourceTenantId, true, false, true);
    }
}
