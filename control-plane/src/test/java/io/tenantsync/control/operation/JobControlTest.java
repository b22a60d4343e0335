package io.tenantsync.control.operation;

import static io.tenantsync.control.ConfigurationText.FABRIKAM;
import static io.tenantsync.control.ConfigurationText.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.operation.JobControl.GateReport;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.trust.Gate;
import io.tenantsync.control.trust.Gate.Side;
import io.tenantsync.control.trust.Reading.Read;
import io.tenantsync.control.trust.Reading.Unreadable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobControlTest {
    private static final String NAME = "contoso-to-fabrikam";

    private final Desk desk = new Desk();

    @BeforeEach
    void apply() {
        desk.apply(MINIMAL);
        desk.publications.diary.clear();
    }

    @Test
    void closesAGateWhenASettingGoesAndOpensItWhenItIsBack() {
        desk.tenants.inboundSync(false);
        GateReport closed = desk.jobs.refreshGates();
        Gate gate = gate(Gate.INBOUND_SYNC);

        assertThat(closed.turns()).extracting(JobControl.Turn::gate).containsExactly(gate);
        assertThat(closed.allOpen()).isFalse();
        assertThat(gate.open()).isFalse();

        desk.tenants.inboundSync(true);
        GateReport opened = desk.jobs.refreshGates();

        assertThat(opened.turns()).hasSize(1);
        assertThat(opened.allOpen()).isTrue();
        assertThat(gate(Gate.INBOUND_SYNC).open()).isTrue();
    }

    @Test
    void publishesNothingWhenNothingHasChanged() {
        desk.now = desk.now.plusSeconds(300);

        assertThat(desk.jobs.refreshGates()).isEqualTo(new GateReport(List.of(), true));
        assertThat(desk.publications.diary).isEmpty();
    }

    @Test
    void readsDomainsAgainOnlyAfterAWhile() {
        int before = desk.tenants.domainReads;
        desk.tenants.verified = new Read<>(List.of("contoso.com", "contoso.net"));

        desk.now = desk.now.plus(Duration.ofMinutes(59));
        desk.jobs.refreshGates();
        assertThat(desk.tenants.domainReads).isEqualTo(before);

        desk.now = desk.now.plus(Duration.ofMinutes(2));
        desk.jobs.refreshGates();
        assertThat(job().sourceDomains()).containsExactly("contoso.com", "contoso.net");
    }

    @Test
    void keepsTheDomainsThatItKnowsWhenTheyCannotBeRead() {
        desk.tenants.verified = new Unreadable<>("it is down", "Wait");
        desk.tenants.initial = new Unreadable<>("it is down", "Wait");

        desk.now = desk.now.plus(Duration.ofHours(2));
        desk.jobs.refreshGates();

        assertThat(job().sourceDomains()).containsExactly("contoso.com");
        assertThat(job().targetInitialDomain()).isEqualTo("fabrikam.onmicrosoft.com");
    }

    @Test
    void pausesWithoutAskingTheTenants() {
        desk.tenants.policies.clear();

        assertThat(desk.jobs.pause(NAME, Desk.ANNA)).map(JobState::state).contains(Run.PAUSED);
        assertThat(desk.publications.diary).containsExactly("job PAUSED", "record pause");
        assertThat(desk.publications.actions.getLast().by()).isEqualTo(Desk.ANNA);
    }

    @Test
    void staysPausedWhenAGateTurns() {
        desk.jobs.pause(NAME, Desk.ANNA);
        desk.tenants.inboundSync(false);
        desk.jobs.refreshGates();

        assertThat(job().state()).isEqualTo(Run.PAUSED);
        assertThat(gate(Gate.INBOUND_SYNC).open()).isFalse();
    }

    @Test
    void looksAtTheGatesBeforeItStarts() {
        desk.jobs.pause(NAME, Desk.ANNA);
        desk.tenants.inboundSync(false);
        desk.jobs.start(NAME, Desk.ANNA);

        assertThat(job().state()).isEqualTo(Run.RUNNING);
        assertThat(gate(Gate.INBOUND_SYNC).open()).isFalse();
    }

    @Test
    void testsTheConnectionWithoutChangingAnything() {
        desk.tenants.policies.put(Side.SOURCE, new Unreadable<>("it is down", "Wait"));

        assertThat(desk.jobs.test(NAME).orElseThrow())
                .filteredOn(gate -> !gate.open())
                .extracting(Gate::name)
                .containsExactly(Gate.SOURCE_REACHABLE, Gate.OUTBOUND_REDEMPTION);
        assertThat(desk.publications.diary).isEmpty();
    }

    @Test
    void knowsNothingOfOtherNames() {
        assertThat(desk.jobs.start("other", Desk.ANNA)).isEmpty();
        assertThat(desk.jobs.pause("other", Desk.ANNA)).isEmpty();
        assertThat(desk.jobs.test("other")).isEmpty();
    }

    @Test
    void recordsASetUpThatWorked() {
        desk.tenants.anchorRegistered = false;

        assertThat(desk.jobs.setUp(FABRIKAM, Desk.ANNA)).isEqualTo(new Read<>(true));
        assertThat(desk.jobs.setUp(FABRIKAM, Desk.ANNA)).isEqualTo(new Read<>(false));
        assertThat(desk.jobs.setUp(new TenantName("down", "x"), Desk.ANNA)).isInstanceOf(Unreadable.class);
        assertThat(desk.publications.actions)
                .filteredOn(action -> action.what().equals("setup"))
                .hasSize(2);
    }

    private JobState job() {
        return desk.publications.current().getFirst().job();
    }

    private Gate gate(String name) {
        return job().gates().stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
