package io.tenantsync.control.trust;

import io.tenantsync.control.trust.Gate.Side;
import io.tenantsync.control.trust.Reading.Read;
import io.tenantsync.control.trust.Reading.Unreadable;
import java.util.List;
import java.util.function.Predicate;

/** What Entra's own "Test connection" checks, as gates: each names the setting, its side and the call that sets it. */
public final class TrustCheck {
    private static final String PARTNERS = "/policies/crossTenantAccessPolicy/partners";

    private TrustCheck() {}

    /**
     * The gates in a fixed order.
     *
     * @param source the source tenant's settings for the target
     * @param target the target tenant's settings for the source
     * @param earlier the gates as judged before, if ever: while a tenant cannot be reached its settings stay what they
     *     were, and only the gate of its reachability closes
     */
    public static List<Gate> gates(
            Pair pair, Reading<PartnerPolicy> source, Reading<PartnerPolicy> target, List<Gate> earlier) {
        return List.of(
                reachable(Gate.SOURCE_REACHABLE, Side.SOURCE, pair.sourceName(), source),
                reachable(Gate.TARGET_REACHABLE, Side.TARGET, pair.targetName(), target),
                setting(
                        new Setting(Gate.OUTBOUND_REDEMPTION, Side.SOURCE, outboundRemedy(pair)),
                        source,
                        PartnerPolicy::outboundRedemption,
                        earlier),
                setting(
                        new Setting(Gate.INBOUND_REDEMPTION, Side.TARGET, inboundRemedy(pair)),
                        target,
                        PartnerPolicy::inboundRedemption,
                        earlier),
                setting(
                        new Setting(Gate.INBOUND_SYNC, Side.TARGET, syncRemedy(pair)),
                        target,
                        PartnerPolicy::inboundUserSync,
                        earlier));
    }

    private record Setting(String gate, Side side, Remedy remedy) {}

    /** The sentences for a partner that is configured, and for one that must be added first. */
    private record Remedy(String wrong, String call, String add) {
        String text(boolean configured) {
            return wrong + ". Set it: " + (configured ? "" : add + ", then ") + call;
        }
    }

    private static Gate reachable(String gate, Side side, String tenant, Reading<PartnerPolicy> reading) {
        return switch (reading) {
            case Read<PartnerPolicy> ignored -> Gate.opened(gate, side);
            case Unreadable<PartnerPolicy> unreadable ->
                Gate.closed(
                        gate,
                        side,
                        "The cross-tenant access settings of the " + words(side) + " tenant " + tenant
                                + " could not be read: " + unreadable.why() + ". " + unreadable.remedy());
        };
    }

    private static Gate setting(
            Setting setting, Reading<PartnerPolicy> reading, Predicate<PartnerPolicy> set, List<Gate> earlier) {
        return switch (reading) {
            case Read<PartnerPolicy> read ->
                set.test(read.value())
                        ? Gate.opened(setting.gate(), setting.side())
                        : Gate.closed(
                                setting.gate(),
                                setting.side(),
                                setting.remedy().text(read.value().configured()));
            case Unreadable<PartnerPolicy> ignored ->
                earlier.stream()
                        .filter(gate -> gate.name().equals(setting.gate()))
                        .findFirst()
                        .orElseGet(() -> Gate.closed(
                                setting.gate(),
                                setting.side(),
                                "The setting could not be read yet. Make the " + words(setting.side())
                                        + " tenant readable first"));
        };
    }

    private static Remedy outboundRemedy(Pair pair) {
        return new Remedy(
                "Automatic redemption of invitations is not switched on outbound in the source tenant "
                        + pair.sourceName() + " for the target tenant " + pair.targetName(),
                "PATCH " + PARTNERS + "/" + pair.targetId() + " with "
                        + "{\"automaticUserConsentSettings\":{\"outboundAllowed\":true}} in " + pair.sourceName(),
                add(pair.targetId(), pair.sourceName()));
    }

    private static Remedy inboundRemedy(Pair pair) {
        return new Remedy(
                "Automatic redemption of invitations is not switched on inbound in the target tenant "
                        + pair.targetName() + " for the source tenant " + pair.sourceName(),
                "PATCH " + PARTNERS + "/" + pair.sourceId() + " with "
                        + "{\"automaticUserConsentSettings\":{\"inboundAllowed\":true}} in " + pair.targetName(),
                add(pair.sourceId(), pair.targetName()));
    }

    private static Remedy syncRemedy(Pair pair) {
        return new Remedy(
                "Inbound user synchronization from the source tenant " + pair.sourceName()
                        + " is not allowed in the target tenant " + pair.targetName(),
                "PUT " + PARTNERS + "/" + pair.sourceId() + "/identitySynchronization with "
                        + "{\"userSyncInbound\":{\"isSyncAllowed\":true}} in " + pair.targetName()
                        + " (PATCH if it exists already)",
                add(pair.sourceId(), pair.targetName()));
    }

    private static String add(String partner, String in) {
        return "POST " + PARTNERS + " with {\"tenantId\":\"" + partner + "\"} in " + in;
    }

    private static String words(Side side) {
        return side == Side.SOURCE ? "source" : "target";
    }
}
