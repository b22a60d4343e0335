package io.tenantsync.control.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.control.trust.Reading.Read;
import io.tenantsync.control.trust.Reading.Unreadable;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustCheckTest {
    private static final Pair PAIR = new Pair("contoso", "1111", "fabrikam", "2222");
    private static final Reading<PartnerPolicy> GOOD_SOURCE = policy(false, true, false);
    private static final Reading<PartnerPolicy> GOOD_TARGET = policy(true, false, true);
    private static final Reading<PartnerPolicy> UNREADABLE = new Unreadable<>("it is down", "Wait");

    /** The letters are: outbound at the source, inbound and synchronization at the target; then the wrong ones. */
    @ParameterizedTest
    @CsvSource({
        "true,  true,  true,  ''",
        "false, true,  true,  outbound-automatic-redemption/SOURCE",
        "true,  false, true,  inbound-automatic-redemption/TARGET",
        "true,  true,  false, inbound-synchronization/TARGET",
        "false, false, true,  outbound-automatic-redemption/SOURCE inbound-automatic-redemption/TARGET",
        "false, false, false, outbound-automatic-redemption/SOURCE inbound-automatic-redemption/TARGET"
                + " inbound-synchronization/TARGET",
    })
    void closesExactlyTheGatesOfMissingSettings(boolean outbound, boolean inbound, boolean sync, String closed) {
        // the opposite directions are set and must not count
        List<Gate> gates = TrustCheck.gates(PAIR, policy(true, outbound, true), policy(inbound, true, sync), List.of());

        assertThat(closed(gates)).isEqualTo(closed);
        assertThat(gates).hasSize(5);
    }

    @Test
    void namesSettingSideTenantAndCall() {
        List<Gate> gates = TrustCheck.gates(PAIR, policy(false, false, false), policy(false, false, false), List.of());

        assertThat(remedy(gates, Gate.OUTBOUND_REDEMPTION))
                .contains("outbound in the source tenant contoso")
                .contains("PATCH /policies/crossTenantAccessPolicy/partners/2222 with")
                .contains("\"outboundAllowed\":true")
                .endsWith("in contoso");
        assertThat(remedy(gates, Gate.INBOUND_REDEMPTION))
                .contains("inbound in the target tenant fabrikam")
                .contains("PATCH /policies/crossTenantAccessPolicy/partners/1111 with")
                .contains("\"inboundAllowed\":true");
        assertThat(remedy(gates, Gate.INBOUND_SYNC))
                .contains("PUT /policies/crossTenantAccessPolicy/partners/1111/identitySynchronization")
                .contains("\"isSyncAllowed\":true")
                .doesNotContain("POST");
    }

    @Test
    void saysThatAPartnerMustBeAddedFirst() {
        List<Gate> gates =
                TrustCheck.gates(PAIR, new Read<>(PartnerPolicy.NONE), new Read<>(PartnerPolicy.NONE), List.of());

        assertThat(remedy(gates, Gate.OUTBOUND_REDEMPTION))
                .contains(
                        "POST /policies/crossTenantAccessPolicy/partners with {\"tenantId\":\"2222\"} in contoso, then PATCH");
    }

    @Test
    void keepsTheSettingsOfATenantThatCannotBeReachedAsTheyWere() {
        List<Gate> before = TrustCheck.gates(PAIR, GOOD_SOURCE, policy(true, false, false), List.of());
        List<Gate> now = TrustCheck.gates(PAIR, GOOD_SOURCE, UNREADABLE, before);

        assertThat(closed(now)).isEqualTo("target-reachable/TARGET inbound-synchronization/TARGET");
        assertThat(remedy(now, Gate.TARGET_REACHABLE)).contains("fabrikam").contains("it is down. Wait");
    }

    @Test
    void opensNoGateOfATenantThatWasNeverReached() {
        assertThat(closed(TrustCheck.gates(PAIR, UNREADABLE, GOOD_TARGET, List.of())))
                .isEqualTo("source-reachable/SOURCE outbound-automatic-redemption/SOURCE");
    }

    private static Reading<PartnerPolicy> policy(boolean inbound, boolean outbound, boolean sync) {
        return new Read<>(new PartnerPolicy(true, inbound, outbound, sync));
    }

    private static String closed(List<Gate> gates) {
        return gates.stream()
                .filter(gate -> !gate.open())
                .map(gate -> gate.name() + "/" + gate.side())
                .collect(Collectors.joining(" "));
    }

    private static String remedy(List<Gate> gates, String name) {
        return gates.stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow()
                .remedy();
    }
}
