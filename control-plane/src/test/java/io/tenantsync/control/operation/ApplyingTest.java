package io.tenantsync.control.operation;

import static io.tenantsync.control.ConfigurationText.ANCHOR;
import static io.tenantsync.control.ConfigurationText.ASSIGNED;
import static io.tenantsync.control.ConfigurationText.MINIMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tenantsync.control.configuration.Assigned;
import io.tenantsync.control.configuration.Problem;
import io.tenantsync.control.operation.ApplyOutcome.Applied;
import io.tenantsync.control.operation.ApplyOutcome.Line;
import io.tenantsync.control.operation.ApplyOutcome.Refused;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.trust.Gate;
import io.tenantsync.control.trust.Gate.Side;
import io.tenantsync.control.trust.Reading.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyingTest {
    private final Desk desk = new Desk();

    @Test
    void makesTopicsBeforeTheRevisionAndTheRevisionBeforeTheJob() {
        desk.apply(ASSIGNED);

        assertThat(desk.publications.diary)
                .containsExactly("prepare contoso-to-fabrikam", "revision 1", "job RUNNING", "record apply");
    }

    @Test
    void publishesIdsGatesDomainsAndAnchor() {
        desk.apply(ASSIGNED);

        Published published = desk.publications.current().getFirst();
        assertThat(published.revision().says().scope().groups()).containsExactly(new Assigned("Sales", "g-1"));
        assertThat(published.revision().says().scope().users())
                .containsExactly(new Assigned("adele@contoso.com", "a-1"));
        assertThat(published.revision().says().anchorProperty()).isEqualTo(ANCHOR);
        assertThat(published.revision().author()).isEqualTo("anna");
        assertThat(published.revision().comment()).isEqualTo("because");
        assertThat(published.job().gates()).hasSize(5).allMatch(Gate::open);
        assertThat(published.job().sourceDomains()).containsExactly("contoso.com");
        assertThat(published.job().targetInitialDomain()).isEqualTo("fabrikam.onmicrosoft.com");
    }

    @Test
    void makesNoRevisionOfTheSameContent() {
        desk.apply(ASSIGNED);
        desk.publications.diary.clear();

        ApplyOutcome outcome = desk.apply(ASSIGNED + "# with a remark\n");

        assertThat(outcome)
                .asInstanceOf(type(Applied.class))
                .satisfies(applied -> assertThat(applied.lines())
                        .containsExactly(
                                new Line("contoso-to-fabrikam", Revision.idOf("contoso-to-fabrikam"), 1, false)));
        assertThat(desk.publications.diary).isEmpty();
    }

    @Test
    void countsRevisionsUpAndKeepsTheIdAndThePause() {
        desk.apply(ASSIGNED);
        desk.jobs.pause("contoso-to-fabrikam", Desk.ANNA);
        desk.apply(MINIMAL);

        Published published = desk.publications.current().getFirst();
        assertThat(desk.publications.current()).hasSize(1);
        assertThat(published.revision().number()).isEqualTo(2);
        assertThat(published.job().state()).isEqualTo(Run.PAUSED);
    }

    @Test
    void makesARevisionWhenANameMeansAnotherGroupNow() {
        desk.apply(ASSIGNED);
        desk.tenants.groups.put("Sales", new NameAnswer.Found("g-2"));

        desk.apply(ASSIGNED);

        assertThat(desk.publications.current().getFirst().revision().number()).isEqualTo(2);
    }

    @Test
    void publishesTheJobOfARevisionThatWasLeftWithout() {
        desk.apply(MINIMAL);
        desk.publications.jobs.clear();

        desk.apply(MINIMAL);

        assertThat(desk.publications.current().getFirst().job()).isNotNull();
    }

    @Test
    void leavesAConfigurationThatIsNotMentionedAndSaysSo() {
        desk.apply(MINIMAL);
        String other = MINIMAL.replace("contoso-to-fabrikam", "back")
                .replace("source: contoso", "source: fabrikam")
                .replace("target: fabrikam", "target: contoso");

        ApplyOutcome outcome = desk.apply(other);

        assertThat(outcome)
                .asInstanceOf(type(Applied.class))
                .satisfies(applied -> assertThat(applied.notMentioned()).containsExactly("contoso-to-fabrikam"));
        assertThat(desk.publications.current()).hasSize(2);
    }

    @Test
    void refusesAllIfOneIsWrong() {
        String both = MINIMAL
                + MINIMAL.substring(MINIMAL.indexOf("  - "))
                        .replace("contoso-to-fabrikam", "back")
                        .replace("source: contoso", "source: fabrikam")
                        .replace("target: fabrikam", "target: nowhere");

        assertThat(desk.apply(both)).isInstanceOf(Refused.class);
        assertThat(desk.publications.diary).isEmpty();
    }

    @Test
    void listsTheGroupsThatAnAmbiguousNameMayMean() {
        desk.tenants.groups.put("Sales", new NameAnswer.Ambiguous(List.of("g-1", "g-2")));

        assertThat(refusal(ASSIGNED))
                .isEqualTo("c.yaml:9:18: 2 groups in contoso are named Sales."
                        + " Write the object id of the one that is meant in place of the name: g-1, g-2");
    }

    @Test
    void namesPeopleAndGroupsThatAreNotThere() {
        desk.tenants.users.clear();
        desk.tenants.groups.clear();

        assertThat(refusal(ASSIGNED))
                .contains("c.yaml:8:17: there is no user adele@contoso.com in contoso")
                .contains("c.yaml:9:18: there is no group Sales in contoso");
    }

    @Test
    void namesTheMissingSettingAtTheTenantThatHasIt() {
        desk.tenants.inboundSync(false);

        assertThat(refusal(MINIMAL))
                .startsWith("c.yaml:4:13: Inbound user synchronization from the source tenant contoso"
                        + " is not allowed in the target tenant fabrikam. Set it: PUT /policies/");
    }

    @Test
    void asksForTheSetUpWhenTheAnchorIsMissing() {
        desk.tenants.anchorRegistered = false;

        assertThat(refusal(MINIMAL))
                .contains("c.yaml:4:13: the anchor extension_")
                .contains("Run ./tenantsync setup");
    }

    @Test
    void reportsATenantThatCannotBeReachedOnceAndNotItsConsequences() {
        desk.tenants.policies.put(Side.TARGET, new Unreadable<>("it is down", "Wait"));
        desk.tenants.initial = new Unreadable<>("it is down", "Wait");
        desk.tenants.anchorRegistered = false;

        assertThat(refusal(MINIMAL))
                .contains("target tenant fabrikam could not be read: it is down. Wait")
                .doesNotContain("anchor")
                .doesNotContain("initial domain")
                .doesNotContain("setting could not be read yet");
    }

    @Test
    void doesNotLookForNamesInATenantThatCannotBeReached() {
        desk.tenants.policies.put(Side.SOURCE, new Unreadable<>("it is down", "Wait"));
        desk.tenants.groups.clear();

        assertThat(refusal(ASSIGNED))
                .contains("source tenant contoso could not be read")
                .doesNotContain("Sales");
    }

    @Test
    void seesWithoutAskingTenantsWhetherAFileSaysSomethingElse() {
        desk.apply(ASSIGNED);
        desk.tenants.groups.clear();
        desk.tenants.policies.clear();

        assertThat(desk.applying.differs(ASSIGNED)).isFalse();
        assertThat(desk.applying.differs(MINIMAL)).isTrue();
        assertThat(desk.applying.differs(ASSIGNED.replace("contoso-to-fabrikam", "another")))
                .isTrue();
        assertThat(desk.applying.differs("nonsense")).isTrue();
    }

    private String refusal(String text) {
        ApplyOutcome outcome = desk.apply(text);
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(desk.publications.diary).isEmpty();
        return Problem.text(((Refused) outcome).problems());
    }
}
