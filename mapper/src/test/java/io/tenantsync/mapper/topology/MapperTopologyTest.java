package io.tenantsync.mapper.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.ConstantSource;
import io.tenantsync.schemas.Disable;
import io.tenantsync.schemas.ExpressionSource;
import io.tenantsync.schemas.Gate;
import io.tenantsync.schemas.Lane;
import io.tenantsync.schemas.Mapping;
import io.tenantsync.schemas.Origin;
import io.tenantsync.schemas.PersonStateName;
import io.tenantsync.schemas.Presence;
import io.tenantsync.schemas.Provision;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.RunState;
import io.tenantsync.schemas.Side;
import io.tenantsync.schemas.SoftDelete;
import io.tenantsync.schemas.Step;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapperTopologyTest {

    @Test
    void joinerMoverAndLeaverCostOneCommandEach() {
        try (MapperRig rig = MapperRig.running()) {
            var adele = rig.person("adele");
            String joined = adele.changes();
            Command create = rig.command();
            assertThat(create.getChangeId()).isEqualTo(joined);
            assertThat(create.getLane()).isEqualTo(Lane.LIVE);
            Provision provision = (Provision) create.getOperation();
            assertThat(provision.getMatch().getInvitationAddress()).isEqualTo("adele@contoso.com");
            assertThat(provision.getMatch().getAnchorValue()).isEqualTo(MapperRig.SOURCE + "/adele");
            assertThat(provision.getMatch().getTargetInitialDomain()).isEqualTo("fabrikam.onmicrosoft.com");
            assertThat(provision.getAttributes())
                    .containsEntry("department", "Sales")
                    .containsEntry("jobTitle", null)
                    .doesNotContainKeys("accountEnabled", "manager", "userType");
            assertThat(provision.getAttributesOnCreate()).containsEntry("userType", "Member");
            assertThat(create.getSteps())
                    .extracting(Step::getName)
                    .containsExactly("EntryImportAdd", "EntrySynchronizationScoping");
            rig.done(create);

            String moved = adele.set("department", "IT").changes();
            Command update = rig.command();
            assertThat(update.getChangeId()).isEqualTo(moved);
            assertThat(update.getTargetId()).isEqualTo("target-of-adele");
            rig.done(update);

            String disabled = adele.set("accountEnabled", false).changes();
            Command disable = rig.command();
            assertThat(disable.getOperation()).isInstanceOf(Disable.class);
            assertThat(disable.getLane()).isEqualTo(Lane.URGENT);
            assertThat(disable.getChangeId()).isEqualTo(disabled);
            rig.done(disable);

            adele.is(Presence.SOFT_DELETED).changes();
            Command delete = rig.command();
            assertThat(delete.getOperation()).isInstanceOf(SoftDelete.class);
            rig.done(delete);

            adele.is(Presence.PRESENT).set("accountEnabled", true).changes();
            Command restore = rig.command();
            assertThat(((Provision) restore.getOperation()).getMayRestore()).isTrue();
            assertThat(restore.getTargetId()).isEqualTo("target-of-adele");
            rig.done(restore);
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            assertThat(rig.entries()).isEmpty();
        }
    }

    @Test
    void aLeaverByGroupWaitsForTheMarkerHereAndEverywhere() {
        try (MapperRig rig = MapperRig.running()) {
            var adele = linked(rig, "adele");
            adele.in().changes();
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            rig.endUsersAndGroupsHere(false);
            rig.tick();
            assertThat(rig.commands()).as("the groups themselves are behind").isEmpty();
            rig.endRound(false);
            assertThat(rig.command().getOperation()).isInstanceOf(SoftDelete.class);
        }
    }

    @Test
    void aMoveFromOneGroupToAnotherDeletesNobody() {
        try (MapperRig rig = MapperRig.running()) {
            rig.group("inner", List.of("sales"));
            var adele = linked(rig, "adele");
            String left = adele.in().changes();
            String came = adele.in("inner").changes();
            rig.endRound(false);
            rig.endRound(false);
            assertThat(rig.commands()).isEmpty();
            assertThat(rig.entries())
                    .extracting(ProvisioningResult::getChangeId, ProvisioningResult::getStatus)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(left, ProvisioningStatus.SKIPPED),
                            org.assertj.core.groups.Tuple.tuple(came, ProvisioningStatus.SKIPPED));
        }
    }

    @Test
    void nobodyLeavesWhileAnAssignedGroupHasNotBeenRead() {
        try (MapperRig rig = MapperRig.running()) {
            linked(rig, "adele");
            rig.configure(Records.configuration(2)
                    .setScope(new io.tenantsync.schemas.Scope(
                            io.tenantsync.schemas.ScopeMode.ASSIGNED,
                            List.of(),
                            List.of(new io.tenantsync.schemas.Assignment("others", "Others")),
                            true,
                            List.of()))
                    .build());
            rig.tick();
            rig.endRound(false);
            rig.endRound(false);
            assertThat(rig.commands()).isEmpty();
            rig.group("others", List.of());
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            rig.endRound(false);
            assertThat(rig.command().getOperation()).isInstanceOf(SoftDelete.class);
        }
    }

    @Test
    void rulesAskForGroupsThroughTheOnesInsideThemAndForTables() {
        try (MapperRig rig = MapperRig.running()) {
            rig.group("inside", List.of("sales"));
            var mappings = new ArrayList<>(Records.configuration(2).getMappings());
            mappings.add(new Mapping(
                    "faxNumber",
                    new ExpressionSource("IIF(IsMemberOf(\"Sales\"), Lookup(\"regions\", [country]), \"outside\")"),
                    io.tenantsync.schemas.Apply.ALWAYS,
                    io.tenantsync.schemas.WhenNull.CLEAR,
                    null,
                    io.tenantsync.schemas.DefaultWhen.ON_CREATE,
                    null));
            rig.configure(Records.configuration(2)
                    .setMappings(mappings)
                    .setTables(Map.of("regions", Map.of("NL", "EMEA")))
                    .build());
            rig.person("adele").set("country", "NL").in("inside").changes();
            assertThat(((Provision) rig.command().getOperation()).getAttributes())
                    .containsEntry("faxNumber", "EMEA");
        }
    }

    @Test
    void oneCommandIsInFlightAndNewerChangesCoalesce() {
        try (MapperRig rig = MapperRig.running()) {
            var adele = rig.person("adele");
            adele.changes();
            Command create = rig.command();
            String second = adele.set("department", "IT").changes();
            String third = adele.set("department", "HR").changes();
            assertThat(rig.commands()).isEmpty();
            rig.done(create);
            Command update = rig.command();
            assertThat(update.getChangeId()).isEqualTo(third);
            assertThat(((Provision) update.getOperation()).getAttributes()).containsEntry("department", "HR");
            ProvisioningResult superseded = rig.entries().getLast();
            assertThat(superseded.getChangeId()).isEqualTo(second);
            assertThat(superseded.getTerminal()).isTrue();
            assertThat(superseded.getError().getReason()).contains(third);
            assertThat(superseded.getId()).isEqualTo(second + "#" + MapperRig.CONFIGURATION);
        }
    }

    @Test
    void theSameCommandIsSentAgainAfterTheDeadline() {
        try (MapperRig rig = MapperRig.running()) {
            rig.person("adele").changes();
            Command first = rig.command();
            rig.after(Duration.ofMinutes(14));
            assertThat(rig.commands()).isEmpty();
            rig.after(Duration.ofMinutes(2));
            Command second = rig.command();
            assertThat(second.getCommandId()).isEqualTo(first.getCommandId());
            assertThat(second.getAttempt()).isEqualTo(2);
            assertThat(second.getOperation()).isEqualTo(first.getOperation());
            assertThat(second.getDeadline()).isAfter(first.getDeadline());
            rig.done(first);
            rig.done(second);
            rig.tick();
            assertThat(rig.commands()).isEmpty();
        }
    }

    @Test
    void aFailureIsTriedAgainByItself() {
        try (MapperRig rig = MapperRig.running()) {
            rig.person("adele").changes();
            Command first = rig.command();
            rig.answer(first, Verdict.RETRY);
            rig.after(Duration.ofSeconds(3));
            assertThat(rig.commands()).isEmpty();
            rig.after(Duration.ofSeconds(3));
            Command second = rig.command();
            assertThat(second.getCommandId()).isEqualTo(first.getCommandId());
            assertThat(second.getAttempt()).isEqualTo(2);
        }
    }

    @Test
    void aManagerWhoComesLaterIsSetWithOneMoreCommandAndClearedWhenRemoved() {
        try (MapperRig rig = MapperRig.running()) {
            var adele = rig.person("adele").managedBy("boss");
            adele.changes();
            Command create = rig.command();
            assertThat(((Provision) create.getOperation()).getManager()).isNull();
            rig.done(create);
            assertThat(rig.commands()).isEmpty();
            rig.person("boss").changes();
            rig.done(rig.command());
            Command manager = rig.command();
            assertThat(manager.getSource().getId()).isEqualTo("adele");
            assertThat(((Provision) manager.getOperation()).getManager().getTargetId())
                    .isEqualTo("target-of-boss");
            rig.done(manager);
            adele.managedBy(null).changes();
            Command cleared = rig.command();
            assertThat(((Provision) cleared.getOperation()).getManager().getTargetId())
                    .isNull();
        }
    }

    @Test
    void aManagerWithManyReportsIsToldToAllOfThem() {
        try (MapperRig rig = new MapperRig(1000)) {
            rig.group("sales", List.of());
            rig.configure(Records.configuration(1).build());
            rig.run(1, RunState.RUNNING);
            rig.endRound(true);
            for (int i = 0; i < 120; i++) {
                rig.person("report" + i).managedBy("boss").changes();
            }
            rig.commands().forEach(rig::done);
            rig.person("boss").changes();
            rig.done(rig.command());
            List<Command> commands = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rig.tick();
                commands.addAll(rig.commands());
            }
            assertThat(commands).hasSize(120);
        }
    }

    @Test
    void aNewRevisionIsSweptAndOnlyWhoDiffersGetsACommand() {
        try (MapperRig rig = MapperRig.running()) {
            linked(rig, "adele");
            linked(rig, "ben");
            rig.configure(Records.configuration(2).build());
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            List<Mapping> mappings = new ArrayList<>(Records.configuration(3).getMappings());
            mappings.add(new Mapping(
                    "faxNumber",
                    new ConstantSource("1"),
                    io.tenantsync.schemas.Apply.ALWAYS,
                    io.tenantsync.schemas.WhenNull.CLEAR,
                    null,
                    io.tenantsync.schemas.DefaultWhen.ON_CREATE,
                    null));
            rig.configure(Records.configuration(3).setMappings(mappings).build());
            rig.tick();
            List<Command> commands = rig.commands();
            assertThat(commands).hasSize(2).allSatisfy(command -> {
                assertThat(command.getLane()).isEqualTo(Lane.BULK);
                assertThat(command.getRevision()).isEqualTo(3);
                assertThat(command.getChangeId()).contains("~");
                assertThat(command.getCycleId()).isEqualTo("sweep-3-1");
            });
            assertThat(rig.entries()).isEmpty();
        }
    }

    @Test
    void peopleWhoCameBeforeTheConfigurationAreFoundByItsSweep() {
        try (MapperRig rig = new MapperRig()) {
            rig.group("sales", List.of());
            String change = rig.person("adele").changes();
            String skipped = rig.person("ben").in().changes();
            rig.endRound(true);
            rig.configure(Records.configuration(1).build());
            rig.run(1, RunState.RUNNING);
            rig.tick();
            assertThat(rig.command().getChangeId()).isEqualTo(change);
            assertThat(rig.entries())
                    .extracting(ProvisioningResult::getChangeId)
                    .containsExactly(skipped);
        }
    }

    @Test
    void aChangeOfNestingIsSwept() {
        try (MapperRig rig = MapperRig.running()) {
            rig.person("adele").in("inner").changes();
            assertThat(rig.commands()).isEmpty();
            rig.group("inner", List.of("sales"));
            rig.tick();
            assertThat(rig.command().getSource().getId()).isEqualTo("adele");
        }
    }

    @Test
    void nothingIsSentWhilePausedOrAGateIsClosedOrTheTopicIsMissing() {
        try (MapperRig rig = MapperRig.running()) {
            rig.run(1, RunState.PAUSED);
            rig.person("adele").changes();
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            rig.run(1, RunState.RUNNING, List.of(new Gate("inbound-synchronization", Side.TARGET, false, "allow it")));
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            rig.missingTopics.add(Topics.commands(MapperRig.TARGET));
            rig.run(1, RunState.RUNNING);
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            rig.missingTopics.clear();
            rig.tick();
            assertThat(rig.commands()).hasSize(1);
        }
    }

    @Test
    void creditsAreBoundedAndUrgentGoesBeforeLiveBeforeBulk() {
        try (MapperRig rig = new MapperRig(2)) {
            rig.group("sales", List.of());
            rig.configure(Records.configuration(1).build());
            rig.run(1, RunState.RUNNING);
            rig.endRound(true);
            var adele = linked(rig, "adele");
            for (int i = 0; i < 5; i++) {
                rig.person("bulk" + i).seen(Origin.BASELINE).changes();
            }
            List<Command> first = rig.commands();
            assertThat(first).hasSize(2);
            rig.person("live").changes();
            adele.set("accountEnabled", false).changes();
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            rig.done(first.get(0));
            assertThat(rig.command().getLane()).isEqualTo(Lane.URGENT);
            rig.done(first.get(1));
            assertThat(rig.command().getLane()).isEqualTo(Lane.LIVE);
        }
    }

    @Test
    void tellsProgressAndIsQuietOnlyWhenNothingIsOpen() {
        try (MapperRig rig = MapperRig.running()) {
            rig.person("adele").changes();
            Command create = rig.command();
            rig.after(Duration.ofSeconds(3));
            assertThat(rig.progress().getQuiet()).isFalse();
            rig.done(create);
            rig.after(Duration.ofMillis(1100));
            rig.after(Duration.ofSeconds(2));
            var progress = rig.progress();
            assertThat(progress.getQuiet()).isTrue();
            assertThat(progress.getKnown()).isEqualTo(1);
            assertThat(progress.getInScope()).isEqualTo(1);
            assertThat(progress.getStates()).containsEntry("LINKED", 1L);
            assertThat(progress.getOutcomes()).containsEntry("created", 1L);
            assertThat(progress.getBaselineDone()).isTrue();
            assertThat(progress.getEpoch()).isEqualTo(1);
            assertThat(rig.people().getLast().getStates()).singleElement().satisfies(state -> {
                assertThat(state.getState()).isEqualTo(PersonStateName.LINKED);
                assertThat(state.getTargetId()).isEqualTo("target-of-adele");
            });
        }
    }

    @Test
    void isNotQuietBeforeABaseline() {
        try (MapperRig rig = new MapperRig()) {
            rig.group("sales", List.of());
            rig.configure(Records.configuration(1).build());
            rig.run(1, RunState.RUNNING);
            rig.endRound(false);
            rig.after(Duration.ofSeconds(3));
            assertThat(rig.progress().getQuiet()).isFalse();
            rig.endRound(true);
            rig.after(Duration.ofSeconds(3));
            assertThat(rig.progress().getQuiet()).isTrue();
        }
    }

    @Test
    void aPoisonRecordGoesToItsDeadLettersAndStopsNothing() {
        try (MapperRig rig = MapperRig.running()) {
            for (String topic : MapperTopology.SOURCES) {
                rig.raw(topic, MapperRig.SOURCE + "/adele", MapperRig.garbage());
                assertThat(rig.records(topic + ".mapper.dead-letter"))
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(letter.value()).isEqualTo(MapperRig.garbage());
                            assertThat(letter.headers().lastHeader("tenantsync-reason"))
                                    .isNotNull();
                        });
            }
            rig.raw(Topics.USERS, "no slash", MapperRig.garbage());
            assertThat(rig.records(Topics.USERS + ".mapper.dead-letter")).hasSize(1);
            rig.person("adele").changes();
            assertThat(rig.commands()).hasSize(1);
        }
    }

    @Test
    void aPoisonConfigurationLeavesTheLastGoodOneInForce() {
        try (MapperRig rig = MapperRig.running()) {
            rig.raw(Topics.CONFIGURATIONS, MapperRig.CONFIGURATION, MapperRig.garbage());
            rig.configure(Records.configuration(2)
                    .setInvitation(new io.tenantsync.schemas.Invitation("Jion([a])", "https://x"))
                    .build());
            assertThat(rig.deadLetters)
                    .hasSize(2)
                    .allSatisfy(letter ->
                            assertThat(letter.topic()).isEqualTo(Topics.CONFIGURATIONS + ".mapper.dead-letter"));
            rig.person("adele").changes();
            assertThat(rig.command().getRevision()).isEqualTo(1);
        }
    }

    @Test
    void aTombstoneRemovesTheAccount() {
        try (MapperRig rig = MapperRig.running()) {
            linked(rig, "adele");
            rig.raw(Topics.USERS, MapperRig.SOURCE + "/adele", null);
            assertThat(rig.command().getOperation()).isInstanceOf(SoftDelete.class);
        }
    }

    private static MapperRig.Someone linked(MapperRig rig, String id) {
        var person = rig.person(id);
        person.changes();
        rig.done(rig.command());
        return person;
    }
}
