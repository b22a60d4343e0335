package io.tenantsync.control.graph;

import io.tenantsync.control.trust.Gate.Side;
import io.tenantsync.control.trust.PartnerPolicy;
import io.tenantsync.control.trust.Reading;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.odata.ODataPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads cross-tenant access settings. */
final class GraphPolicies {
    private static final String PERMISSION = "Policy.Read.All";

    private GraphPolicies() {}

    static Reading<PartnerPolicy> policy(Door door, String partnerId, Side side) {
        ODataPath partner = ODataPath.of("policies", "crossTenantAccessPolicy", "partners", partnerId);
        List<BatchAnswer> answers = door.ask(
                side == Side.SOURCE ? List.of(partner) : List.of(partner, partner.slash("identitySynchronization")));
        Optional<Map<String, @Nullable Object>> settings = door.found(answers.getFirst(), PERMISSION);
        if (settings.isEmpty()) {
            return new Reading.Read<>(PartnerPolicy.NONE);
        }
        boolean inboundSync = answers.size() > 1
                && door.found(answers.getLast(), PERMISSION)
                        .filter(sync -> isTrue(sync.get("userSyncInbound"), "isSyncAllowed"))
                        .isPresent();
        Object consent = settings.get().get("automaticUserConsentSettings");
        return new Reading.Read<>(new PartnerPolicy(
                true, isTrue(consent, "inboundAllowed"), isTrue(consent, "outboundAllowed"), inboundSync));
    }

    private static boolean isTrue(@Nullable Object block, String key) {
        return block instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get(key));
    }
}
