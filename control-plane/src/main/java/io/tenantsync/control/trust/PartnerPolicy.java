package io.tenantsync.control.trust;

/**
 * The cross-tenant access settings of one tenant for one partner. What is not set counts as false, which is what Entra's
 * own defaults are.
 *
 * @param configured whether there are settings for this partner at all
 * @param inboundRedemption automatic redemption of invitations that come from the partner
 * @param outboundRedemption automatic redemption of invitations that go to the partner
 * @param inboundUserSync whether the partner may synchronize users into this tenant
 */
public record PartnerPolicy(
        boolean configured, boolean inboundRedemption, boolean outboundRedemption, boolean inboundUserSync) {
    /** There are no settings for the partner. */
    public static final PartnerPolicy NONE = new PartnerPolicy(false, false, false, false);
}
