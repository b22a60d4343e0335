package io.tenantsync.mapper.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.Decision;
import io.tenantsync.schemas.DecisionVerdict;
import io.tenantsync.schemas.Disable;
import io.tenantsync.schemas.FilterClause;
import io.tenantsync.schemas.FilterGroup;
import io.tenantsync.schemas.Guard;
import io.tenantsync.schemas.Mapping;
import io.tenantsync.schemas.Origin;
import io.tenantsync.schemas.Presence;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.Scope;
import io.tenantsync.schemas.SoftDelete;
import io.tenantsync.schemas.Staged;
import io.tenantsync.schemas.StagedKind;
import io.tenantsync.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Removal asks first (I7): the guard and people's decisions, through the whole topology. */
class GuardTest {
    private final Map<String, MapperRig.Someone> people = new TreeMap<>();
    private final Map<String, Staged> staged = new TreeMap<>();

    @Test
    void aWrongFilterEditRemovesNobodyAndFixingItWithdrawsEverything() {
        try (MapperRig rig = linked(20)) {
            rig.configure(filtered(2, "Finance"));
            settle(rig);
            assertThat(rig.commands()).isEmpty();
            assertThat(staged(rig)).hasSize(20).allSatisfy((key, one) -> {
                assertThat(one.getKind()).isEqualTo(StagedKind.REMOVAL);
                assertThat(one.getCause()).startsWith("revision-2.");
                assertThat(one.getReason())
                        .isEqualTo("20 removals of 20 people with an account are more than 10 % (maxPercent of the"
                                + " guard)");
                assertThat(one.getDisplayName()).startsWith("Name of p");
                assertThat(one.getTargetId()).startsWith("target-of-p");
                assertThat(one.getWhy()).isNotBlank();
            });
            assertThat(rig.entries()).hasSize(20).allSatisfy(entry -> {
                assertThat(entry.getTerminal()).isFalse();
                assertThat(entry.getAction()).isEqualTo(ProvisioningAction.STAGED_DELETE);
            });
            rig.after(Duration.ofSeconds(3));
            assertThat(rig.progress().getQuiet())
                    .as("what is staged waits, nothing else does")
                    .isTrue();

            rig.configure(Records.configuration(3).build());
            settle(rig);
            assertThat(staged(rig)).isEmpty();
            assertThat(rig.commands()).isEmpty();
            assertThat(rig.entries()).as("each request ends").hasSize(20).allMatch(ProvisioningResult::getTerminal);
        }
    }

    @Test
    void approvingFiveDeletesFiveAndTheOthersWaitOn() {
        try (MapperRig rig = linked(20)) {
            rig.configure(filtered(2, "Finance"));
            settle(rig);
            List<Staged> chosen = staged(rig).values().stream().limit(5).toList();
            chosen.forEach(one -> decide(rig, one, DecisionVerdict.APPROVE));
            List<Command> commands = rig.commands();
            assertThat(commands)
                    .extracting(each -> each.getSource().getId())
                    .containsExactlyInAnyOrderElementsOf(
                            chosen.stream().map(Staged::getUserId).toList());
            assertThat(commands).allMatch(each -> each.getOperation() instanceof SoftDelete);
            assertThat(staged(rig)).hasSize(15);
            commands.forEach(rig::done);
            rig.tick();
            assertThat(rig.commands()).isEmpty();
            decide(rig, chosen.getFirst(), DecisionVerdict.APPROVE);
            assertThat(rig.commands()).as("a decision on what was done already").isEmpty();
        }
    }

    @Test
    void aRejectedRemovalIsNotAskedAgainForTheSameReasonAndNeverGrantedSilently() {
        try (MapperRig rig = linked(20)) {
            rig.configure(filtered(2, "Finance"));
            settle(rig);
            Staged one = staged(rig).values().iterator().next();
            rig.entries();
            decide(rig, one, DecisionVerdict.REJECT);
            assertThat(staged(rig)).hasSize(19);
            assertThat(rig.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.getTerminal()).isTrue();
                assertThat(entry.getError().getReason()).isEqualTo("Rejected by bob: not these");
            });
            people.get(one.getUserId()).set("jobTitle", "Clerk").changes();
            rig.endRound(false);
            settle(rig);
            assertThat(staged(rig)).hasSize(19);
            assertThat(rig.commands()).isEmpty();

            rig.configure(filtered(3, "Finance"));
            settle(rig);
            assertThat(staged(rig)).as("another revision, the same reason").hasSize(19);
            people.get(one.getUserId()).in().changes();
            rig.endRound(false);
            settle(rig);
            assertThat(staged(rig))
                    .as("another reason: one is not many, but people said no")
                    .hasSize(20);
            assertThat(rig.commands()).isEmpty();

            people.get(one.getUserId()).is(Presence.SOFT_DELETED).changes();
            assertThat(rig.command().getOperation()).as("deleted in the source").isInstanceOf(SoftDelete.class);
            assertThat(staged(rig)).hasSize(19);
        }
    }

    @Test
    void aDecisionHoldsOnlyForExactlyWhatWasAsked() {
        try (MapperRig rig = linked(20)) {
            rig.configure(filtered(2, "Finance"));
            settle(rig);
            Staged one = staged(rig).values().iterator().next();
            people.get(one.getUserId()).set("department", "Finance").changes();
            Command update = rig.command();
            assertThat(staged(rig)).as("wanted again").hasSize(19);
            rig.done(update);
            decide(rig, one, DecisionVerdict.APPROVE);
            assertThat(rig.commands()).isEmpty();
        }
    }

    @Test
    void whoWasBusyOrJustSeenDuringAWrongEditSharesItsFate() {
        try (MapperRig rig = linked(20)) {
            people.get("p00").set("jobTitle", "Clerk").changes();
            Command busy = rig.command();
            people.get("p01").set("mail", "p01@contoso.com").changes();
            rig.configure(filtered(2, "Finance"));
            settle(rig);
            assertThat(staged(rig)).as("a round must end first").isEmpty();
            rig.endRound(false);
            settle(rig);
            assertThat(staged(rig)).hasSize(19);
            rig.done(busy);
            settle(rig);
            assertThat(staged(rig)).hasSize(20);
            assertThat(rig.commands()).isEmpty();
        }
    }

    @Test
    void singleLeaversActAtOnceUntilTheWindowIsFull() {
        try (MapperRig rig = linked(20)) {
            rig.after(Duration.ofSeconds(2));
            List<String> disabled = new ArrayList<>();
            for (MapperRig.Someone someone : List.copyOf(people.values()).subList(0, 8)) {
                someone.set("accountEnabled", false).changes();
                rig.commands().forEach(command -> {
                    assertThat(command.getOperation()).isInstanceOf(Disable.class);
                    disabled.add(command.getSource().getId());
                    rig.done(command);
                });
            }
            assertThat(disabled)
                    .as("less than minCount, without waiting for a tick")
                    .hasSize(4);
            assertThat(staged(rig)).hasSize(4).allSatisfy((key, one) -> {
                assertThat(one.getKind()).isEqualTo(StagedKind.DISABLE);
                assertThat(one.getCause()).isEqualTo("live");
            });
            rig.after(Duration.ofHours(25));
            people.get("p08").is(Presence.SOFT_DELETED).changes();
            assertThat(rig.command().getOperation()).as("a day later").isInstanceOf(SoftDelete.class);
        }
    }

    @Test
    void whoLeavesTogetherInOneRoundIsDecidedOnTogether() {
        try (MapperRig rig = linked(20)) {
            rig.after(Duration.ofSeconds(2));
            List.copyOf(people.values())
                    .subList(0, 4)
                    .forEach(someone -> someone.in().changes());
            rig.endRound(false);
            settle(rig);
            assertThat(rig.commands()).hasSize(4);
            List.copyOf(people.values())
                    .subList(4, 9)
                    .forEach(someone -> someone.in().changes());
            rig.endRound(false);
            settle(rig);
            assertThat(rig.commands()).as("five more would be nine of twenty").isEmpty();
            assertThat(staged(rig))
                    .hasSize(5)
                    .allSatisfy((key, one) -> assertThat(one.getCause()).startsWith("groups-round-"));
        }
    }

    @Test
    void aFullEnumerationThatFindsHalfOfThemGoneRemovesNobody() {
        try (MapperRig rig = linked(20)) {
            rig.after(Duration.ofSeconds(2));
            List.copyOf(people.values())
                    .subList(0, 10)
                    .forEach(someone -> someone.is(Presence.SOFT_DELETED)
                            .seen(Origin.BASELINE)
                            .changes());
            settle(rig);
            assertThat(rig.commands()).as("the round has not ended").isEmpty();
            assertThat(staged(rig)).isEmpty();
            rig.endRound(true);
            settle(rig);
            assertThat(rig.commands()).isEmpty();
            assertThat(staged(rig)).hasSize(10);
        }
    }

    @Test
    void aMappingThatEmptiesAnAttributeOfEverybodyIsStaged() {
        try (MapperRig rig = linked(20)) {
            List<Mapping> mappings = new ArrayList<>(Records.configuration(2).getMappings());
            mappings.replaceAll(mapping -> mapping.getTarget().equals("department")
                    ? Mapping.newBuilder(mapping)
                            .setSource(new io.tenantsync.schemas.DirectSource("officeLocation"))
                            .build()
                    : mapping);
            rig.configure(Records.configuration(2).setMappings(mappings).build());
            settle(rig);
            assertThat(rig.commands()).isEmpty();
            assertThat(staged(rig)).hasSize(20).allSatisfy((key, one) -> {
                assertThat(one.getKind()).isEqualTo(StagedKind.ATTRIBUTE_CHANGE);
                assertThat(one.getAttributes()).containsExactly("department");
            });
            decide(rig, staged(rig).values().iterator().next(), DecisionVerdict.APPROVE);
            assertThat(rig.commands()).hasSize(1);
            rig.configure(Records.configuration(3).build());
            settle(rig);
            assertThat(staged(rig)).isEmpty();
        }
    }

    @Test
    void creationsAskOnlyWhereThereIsALimit() {
        try (MapperRig rig = MapperRig.running()) {
            rig.configure(Records.configuration(2)
                    .setGuard(new Guard(500, 10, 5, 86400L, 3, null))
                    .build());
            settle(rig);
            for (int i = 0; i < 5; i++) {
                rig.person("p" + i).changes();
            }
            assertThat(rig.commands()).hasSize(3);
            assertThat(staged(rig))
                    .hasSize(2)
                    .allSatisfy((key, one) -> assertThat(one.getKind()).isEqualTo(StagedKind.CREATION));
        }
    }

    @Test
    void whatWasGrantedButIsNotWantedAnyMoreDoesNotCount() {
        try (MapperRig rig = linked(20)) {
            rig.after(Duration.ofSeconds(2));
            rig.run(1, io.tenantsync.schemas.RunState.PAUSED);
            for (int turn = 0; turn < 8; turn++) {
                people.get("p00").set("accountEnabled", false).changes();
                people.get("p00").set("accountEnabled", true).changes();
            }
            rig.run(1, io.tenantsync.schemas.RunState.RUNNING);
            people.get("p01").set("accountEnabled", false).changes();
            assertThat(rig.command().getOperation()).isInstanceOf(Disable.class);
            assertThat(staged(rig)).isEmpty();
        }
    }

    /** A configuration with that many people of the department Sales, all linked. */
    private MapperRig linked(int count) {
        MapperRig rig = MapperRig.running();
        for (int i = 0; i < count; i++) {
            MapperRig.Someone someone = rig.person("p%02d".formatted(i));
            people.put("p%02d".formatted(i), someone);
            someone.changes();
        }
        rig.commands().forEach(rig::done);
        rig.endRound(false);
        rig.after(Duration.ofSeconds(2));
        assertThat(rig.commands()).isEmpty();
        assertThat(rig.progress().getLinked()).isEqualTo(count);
        rig.entries();
        return rig;
    }

    private static Configuration filtered(long revision, String department) {
        Scope scope = Records.configuration(revision).getScope();
        return Records.configuration(revision)
                .setScope(Scope.newBuilder(scope)
                        .setFilters(List.of(new FilterGroup(
                                "departments",
                                List.of(new FilterClause("department", "EQUALS", department, false)),
                                List.of(),
                                false)))
                        .build())
                .build();
    }

    private static void settle(MapperRig rig) {
        for (int i = 0; i < 5; i++) {
            rig.tick();
        }
    }

    private Map<String, Staged> staged(MapperRig rig) {
        rig.records(Topics.STAGED).forEach(record -> {
            if (record.value() == null) {
                staged.remove(record.key());
            } else {
                staged.put(record.key(), rig.wire.decode(Topics.STAGED, record.value(), Staged.class));
            }
        });
        return staged.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void decide(MapperRig rig, Staged one, DecisionVerdict verdict) {
        rig.put(
                Topics.DECISIONS,
                one.getTenantId() + "/" + one.getUserId(),
                new Decision(one.getRequestId(), Records.CONFIGURATION, verdict, "bob", "not these", Instant.EPOCH));
    }
}
