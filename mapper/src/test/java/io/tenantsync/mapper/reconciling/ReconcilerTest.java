package io.tenantsync.mapper.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.mapping.MappingRule;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.mapping.ValueSource;
import io.tenantsync.mapper.packing.StandingPacking;
import io.tenantsync.mapper.scoping.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReconcilerTest {

    /** Every transition: what somebody was, what happens, what follows. */
    static Stream<Arguments> transitions() {
        return Stream.of(
                row("somebody in scope appears", Scene::new, Scene::appears, "Wanted LIVE"),
                row(
                        "somebody in scope is enumerated",
                        Scene::new,
                        s -> s.change(SourcePerson.Origin.BASELINE, () -> {}),
                        "Wanted BULK"),
                row(
                        "somebody out of scope appears",
                        Scene::new,
                        s -> s.change(() -> s.groups = List.of()),
                        "OutOfScope skip:c1"),
                row(
                        "a guest appears",
                        Scene::new,
                        s -> s.change(() -> s.properties.put("userType", "Guest")),
                        "OutOfScope skip:c1"),
                row(
                        "a disabled person appears",
                        Scene::new,
                        s -> s.change(() -> s.properties.put("accountEnabled", false)),
                        "OutOfScope skip:c1"),
                row(
                        "a disabled person is enabled",
                        disabledFirst(),
                        s -> s.change(() -> s.properties.put("accountEnabled", true)),
                        "Wanted LIVE"),
                row(
                        "a deleted stranger appears",
                        Scene::new,
                        s -> s.change(() -> s.presence = SourcePerson.Presence.DELETED),
                        "OutOfScope skip:c1"),
                row("a credit is granted", () -> new Scene().appears(), Scene::credit, "InFlight send:Provision"),
                row(
                        "a credit comes to somebody who left meanwhile",
                        () -> left(new Scene().appears()),
                        Scene::credit,
                        "OutOfScope skip:c1"),
                row(
                        "a newer change comes while waiting",
                        () -> new Scene().appears(),
                        s -> s.change(() -> s.properties.put("department", "IT")),
                        "Wanted LIVE skip:c1"),
                row(
                        "the only change is taken back while waiting",
                        waitingMover(),
                        s -> s.change(() -> s.properties.put("department", "Sales")),
                        "Linked skip:c2 skip:c3"),
                row(
                        "the command is done",
                        () -> new Scene().appears().credit(),
                        Scene::done,
                        "Linked tell:t1 count:created"),
                row(
                        "an account is adopted",
                        () -> new Scene().appears().credit(),
                        s -> s.on(new Event.ResultArrived(s.answer().adopted().build())),
                        "Wanted LIVE tell:t1 count:adopted"),
                row(
                        "somebody else's result comes",
                        () -> new Scene().appears().credit(),
                        s -> s.on(new Event.ResultArrived(other(s))),
                        "InFlight ignored"),
                row(
                        "a result comes twice",
                        Scene::linked,
                        s -> s.on(new Event.ResultArrived(
                                other(new Scene().appears().credit()))),
                        "Linked ignored"),
                row(
                        "a change comes while a command is out",
                        () -> new Scene().appears().credit(),
                        s -> s.change(() -> s.properties.put("department", "IT")),
                        "InFlight"),
                row(
                        "two changes come while a command is out",
                        () -> new Scene().appears().credit().appears(),
                        s -> s.change(() -> s.properties.put("department", "IT")),
                        "InFlight skip:c2"),
                row(
                        "the result finds a newer change that differs",
                        inFlightMover(),
                        Scene::done,
                        "Wanted LIVE tell:t1 count:created"),
                row(
                        "the result finds a newer change that differs in nothing",
                        () -> new Scene().appears().credit().appears(),
                        Scene::done,
                        "Linked skip:c2 tell:t1 count:created"),
                row(
                        "a linked person changes",
                        Scene::linked,
                        s -> s.change(() -> s.properties.put("department", "IT")),
                        "Wanted LIVE"),
                row(
                        "a linked person's title is cleared",
                        titled(),
                        s -> s.change(() -> s.properties.remove("jobTitle")),
                        "Wanted LIVE"),
                row(
                        "a linked person changes in nothing mapped",
                        Scene::linked,
                        s -> s.change(() -> s.properties.put("mail", "a@contoso.com")),
                        "Linked skip:c2"),
                row(
                        "a linked person is disabled",
                        Scene::linked,
                        s -> s.change(() -> s.properties.put("accountEnabled", false)),
                        "Wanted URGENT"),
                row("the disable is done", disabling(), Scene::done, "LinkedDisabled count:disabled"),
                row(
                        "a person disabled by us is enabled",
                        () -> disabling().get().done(),
                        s -> s.change(() -> s.properties.put("accountEnabled", true)),
                        "Wanted LIVE"),
                row(
                        "a disabled person's department changes",
                        () -> disabling().get().done(),
                        s -> s.change(() -> s.properties.put("department", "IT")),
                        "Wanted LIVE"),
                row(
                        "a disabled person leaves the group",
                        () -> disabling().get().done(),
                        s -> s.change(() -> s.groups = List.of()),
                        "Wanted URGENT"),
                row(
                        "a linked person is deleted",
                        Scene::linked,
                        s -> s.change(() -> s.presence = SourcePerson.Presence.SOFT_DELETED),
                        "Wanted URGENT"),
                row("the delete is done", deleting(), Scene::done, "Removed tell:null count:deleted"),
                row(
                        "the account to delete was gone",
                        deleting(),
                        s -> s.on(new Event.ResultArrived(s.answer()
                                .verdict(Answered.Verdict.GONE)
                                .target(null, Account.InTarget.NONE)
                                .build())),
                        "OutOfScope tell:null count:skipped"),
                row(
                        "a removed person is deleted for good",
                        () -> deleting().get().done(),
                        s -> s.change(() -> s.presence = SourcePerson.Presence.DELETED),
                        "Removed skip:c3"),
                row(
                        "a linked person is deleted for good",
                        Scene::linked,
                        s -> s.change(() -> s.presence = SourcePerson.Presence.DELETED),
                        "Wanted URGENT"),
                row(
                        "a removed person comes back",
                        () -> deleting().get().done(),
                        s -> s.change(() -> s.presence = SourcePerson.Presence.PRESENT),
                        "Wanted LIVE"),
                row(
                        "a linked person drops out before the round has ended",
                        open(),
                        s -> s.change(() -> s.groups = List.of()),
                        "Leaving"),
                row(
                        "a linked person drops out of an ended round",
                        Scene::linked,
                        s -> s.change(() -> s.groups = List.of()),
                        "Wanted URGENT"),
                row(
                        "the round ends",
                        leaving(),
                        s -> {
                            s.rounds = new Situation.Rounds(9, 0);
                            s.due();
                        },
                        "Wanted URGENT"),
                row(
                        "an earlier round ends",
                        leaving(),
                        s -> {
                            s.rounds = new Situation.Rounds(1, 0);
                            s.due();
                        },
                        "Leaving"),
                row(
                        "the round ends but a group is new",
                        leaving(),
                        s -> {
                            s.rounds = new Situation.Rounds(9, 10);
                            s.due();
                        },
                        "Leaving"),
                row(
                        "somebody leaving comes back",
                        leaving(),
                        s -> s.change(() -> s.groups = List.of("sales")),
                        "Linked skip:c2 skip:c3"),
                row(
                        "nobody leaves before a baseline",
                        open(),
                        s -> {
                            s.rounds = Situation.Rounds.NONE;
                            s.change(() -> s.groups = List.of());
                        },
                        "Leaving"),
                row("the grace period is waited for", graced(), s -> s.change(() -> s.groups = List.of()), "Leaving"),
                row(
                        "the grace period is not over",
                        graceRunning(),
                        s -> s.after(Duration.ofMinutes(59)).due(),
                        "Leaving"),
                row(
                        "the grace period is over",
                        graceRunning(),
                        s -> s.after(Duration.ofHours(1)).due(),
                        "Wanted URGENT"),
                row(
                        "a removal is withheld",
                        withheld(),
                        s -> s.change(() -> s.presence = SourcePerson.Presence.SOFT_DELETED),
                        "Staged"),
                row(
                        "a withheld removal is not wanted any more",
                        staged(),
                        s -> s.change(() -> s.presence = SourcePerson.Presence.PRESENT),
                        "Linked skip:c2 skip:c3"),
                row("a withheld removal is looked at again", staged(), Scene::evaluate, "Staged"),
                row("out of scope keeps", keeping(), s -> s.change(() -> s.groups = List.of()), "OutOfScope skip:c2"),
                row(
                        "a kept person comes back",
                        () -> {
                            Scene s = keeping().get();
                            return s.change(() -> s.groups = List.of());
                        },
                        s -> s.change(() -> s.groups = List.of("sales")),
                        "Linked skip:c3"),
                row(
                        "try later",
                        () -> new Scene().appears().credit(),
                        s -> s.answered(Answered.Verdict.RETRY, "busy"),
                        "Failing"),
                row("the retry is not due", failing(), Scene::due, "Failing"),
                row(
                        "the retry is due",
                        failing(),
                        s -> s.after(Duration.ofSeconds(6)).due(),
                        "Wanted LIVE"),
                row("a failing person changes", failing(), Scene::appears, "Wanted LIVE skip:c1"),
                row(
                        "a failing person leaves: something may have been made",
                        failing(),
                        s -> s.change(() -> s.presence = SourcePerson.Presence.SOFT_DELETED),
                        "Wanted URGENT skip:c1"),
                row(
                        "try later, and there is a newer change",
                        inFlightMover(),
                        s -> s.answered(Answered.Verdict.RETRY, "busy"),
                        "Wanted LIVE skip:c1"),
                row("conflict", () -> new Scene().appears().credit(), s -> conflict(s), "Conflict count:failed"),
                row(
                        "a conflict waits for a change of the person",
                        () -> conflict(new Scene().appears().credit()),
                        Scene::appears,
                        "Wanted LIVE"),
                row(
                        "a conflict is looked at again by a sweep",
                        () -> conflict(new Scene().appears().credit()),
                        Scene::evaluate,
                        "Wanted BULK"),
                row(
                        "somebody in conflict leaves",
                        () -> conflict(new Scene().appears().credit()),
                        s -> s.change(() -> s.groups = List.of()),
                        "OutOfScope skip:c2"),
                row("the target was blocked there", blocked(), s -> {}, "TargetDiffers"),
                row(
                        "a blocked person changes",
                        blocked(),
                        s -> s.change(() -> s.properties.put("department", "HR")),
                        "Wanted LIVE"),
                row("a blocked person changes in nothing mapped", blocked(), Scene::appears, "TargetDiffers skip:c3"),
                row(
                        "a blocked person is disabled at home",
                        blocked(),
                        s -> s.change(() -> s.properties.put("accountEnabled", false)),
                        "LinkedDisabled skip:c3"),
                row(
                        "the deadline has not passed",
                        () -> new Scene().appears().credit(),
                        s -> s.after(Duration.ofMinutes(14)).due(),
                        "InFlight"),
                row(
                        "the deadline has passed",
                        () -> new Scene().appears().credit(),
                        s -> s.after(Duration.ofMinutes(15)).due(),
                        "InFlight send:Provision"),
                row(
                        "the deadline has passed while paused",
                        () -> new Scene().appears().credit(),
                        s -> {
                            s.maySend = false;
                            s.after(Duration.ofMinutes(15)).due();
                        },
                        "InFlight"),
                row(
                        "a foreign domain",
                        Scene::new,
                        s -> s.change(() -> s.properties.put("userPrincipalName", "a@gmail.com")),
                        "Conflict fail:c1:InvalidDomain count:failed"),
                row(
                        "a character that invitations refuse",
                        Scene::new,
                        s -> s.change(() -> s.properties.put("userPrincipalName", "a+b@contoso.com")),
                        "Conflict fail:c1:InvitationCreationFailureInvalidPropertyValue count:failed"),
                row(
                        "a linked person moves to a foreign domain",
                        Scene::linked,
                        s -> s.change(() -> s.properties.put("userPrincipalName", "a@gmail.com")),
                        "Linked skip:c2"),
                row(
                        "no display name",
                        Scene::new,
                        s -> s.change(() -> s.properties.remove("displayName")),
                        "Failing fail:c1:MissingValues count:failed"),
                row(
                        "a display name at last",
                        nameless(),
                        s -> s.change(() -> s.properties.put("displayName", "A")),
                        "Wanted LIVE"),
                row(
                        "a disabled person without a name is disabled all the same",
                        Scene::linked,
                        s -> s.change(() -> {
                            s.properties.remove("displayName");
                            s.properties.put("accountEnabled", false);
                        }),
                        "Wanted URGENT"),
                row("a sweep finds nothing new", Scene::linked, Scene::evaluate, "Linked"),
                row(
                        "a sweep finds a new rule",
                        Scene::linked,
                        s -> {
                            s.mappings.add(MappingRule.constant("X", "faxNumber", MappingRule.Apply.ALWAYS));
                            s.evaluate();
                        },
                        "Wanted BULK"),
                row(
                        "a sweep comes while a command is out",
                        () -> new Scene().appears().credit(),
                        Scene::evaluate,
                        "InFlight"),
                row(
                        "the configuration is removed while somebody waits",
                        () -> {
                            Scene s = new Scene().appears();
                            s.removing = true;
                            return s;
                        },
                        Scene::evaluate,
                        "OutOfScope skip:c1"),
                row(
                        "the configuration is removed",
                        () -> {
                            Scene s = Scene.linked();
                            s.removing = true;
                            return s;
                        },
                        Scene::evaluate,
                        "OutOfScope"),
                row("a redelivered change", Scene::linked, s -> s.on(new Event.UserChanged()), "Linked"),
                row("a manager is asked", Scene::new, s -> s.change(() -> s.manager = "m"), "Wanted LIVE ask:m"),
                row(
                        "a manager changes",
                        managed(),
                        s -> s.change(() -> s.manager = "n"),
                        "Linked forget:m ask:n skip:c2"),
                row(
                        "a manager is cleared who was never set",
                        managed(),
                        s -> s.change(() -> s.manager = null),
                        "Linked forget:m skip:c2"),
                row("a manager arrives", managed(), s -> s.on(new Event.ManagerResolved("m", "tm")), "Wanted LIVE"),
                row("a manager has no account", managed(), s -> s.on(new Event.ManagerResolved("m", null)), "Linked"),
                row("somebody else's manager", managed(), s -> s.on(new Event.ManagerResolved("x", "tx")), "Linked"),
                row(
                        "a manager arrives while waiting",
                        () -> {
                            Scene s = new Scene();
                            return s.change(() -> s.manager = "m");
                        },
                        s -> s.on(new Event.ManagerResolved("m", "tm")),
                        "Wanted LIVE"),
                row(
                        "a manager is cleared who was set",
                        managedAndSet(),
                        s -> s.change(() -> s.manager = null),
                        "Wanted LIVE forget:m"),
                row(
                        "a manager left whom we have set",
                        managedAndSet(),
                        s -> s.on(new Event.ManagerResolved("m", null)),
                        "Wanted LIVE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transitions")
    void follows(String what, Supplier<Scene> before, Consumer<Scene> happening, String expected) {
        Scene scene = before.get();
        scene.effects = List.of();
        happening.accept(scene);
        assertThat(shown(scene)).isEqualTo(expected);
        assertThat(StandingPacking.unpack(StandingPacking.pack(scene.standing))).isEqualTo(scene.standing);
    }

    private static Arguments row(String what, Supplier<Scene> before, Consumer<Scene> happening, String expected) {
        return Arguments.of(what, before, happening, expected);
    }

    private static String shown(Scene scene) {
        PersonState state = scene.standing.state();
        StringBuilder shown = new StringBuilder(state.getClass().getSimpleName());
        if (state instanceof PersonState.Wanted wanted) {
            shown.append(' ').append(wanted.lane());
        }
        List<Effect> ordered = scene.effects.stream()
                .sorted(Comparator.comparingInt(effect -> effect instanceof Effect.Count ? 1 : 0))
                .toList();
        ordered.forEach(effect -> shown.append(' ')
                .append(
                        switch (effect) {
                            case Effect.Send send ->
                                "send:" + send.order().operation().getClass().getSimpleName();
                            case Effect.Report report ->
                                report.status() == LogStep.Status.SKIPPED
                                        ? "skip:" + report.owed().changeId()
                                        : "fail:" + report.owed().changeId() + ":" + report.code();
                            case Effect.Ask ask -> "ask:" + ask.managerId();
                            case Effect.Forget forget -> "forget:" + forget.managerId();
                            case Effect.TellReferrers tell -> "tell:" + tell.targetId();
                            case Effect.Count count -> "count:" + count.outcome();
                            case Effect.AskGuard ask ->
                                "guard:" + ask.intent().cause().text();
                            case Effect.GiveBack back -> "back:" + String.join(",", back.subjects());
                            case Effect.ReportStaged staged ->
                                "staged:" + staged.owed().changeId();
                            case Effect.DecisionIgnored decision -> "decision-ignored";
                            case Effect.Ignored ignored -> "ignored";
                        }));
        return shown.toString();
    }

    private static Supplier<Scene> disabledFirst() {
        return () -> {
            Scene scene = new Scene();
            return scene.change(() -> scene.properties.put("accountEnabled", false));
        };
    }

    private static Scene left(Scene scene) {
        scene.scope = new Scope(false, Set.of(), Set.of(), false, List.of());
        return scene;
    }

    private static Supplier<Scene> waitingMover() {
        return () -> {
            Scene scene = Scene.linked();
            return scene.change(() -> scene.properties.put("department", "IT"));
        };
    }

    private static Supplier<Scene> inFlightMover() {
        return () -> {
            Scene scene = new Scene().appears().credit();
            return scene.change(() -> scene.properties.put("department", "IT"));
        };
    }

    private static Supplier<Scene> titled() {
        return () -> {
            Scene scene = new Scene();
            return scene.change(() -> scene.properties.put("jobTitle", "Boss"))
                    .credit()
                    .done();
        };
    }

    private static Supplier<Scene> disabling() {
        return () -> {
            Scene scene = Scene.linked();
            return scene.change(() -> scene.properties.put("accountEnabled", false))
                    .credit();
        };
    }

    private static Supplier<Scene> deleting() {
        return () -> {
            Scene scene = Scene.linked();
            return scene.change(() -> scene.presence = SourcePerson.Presence.SOFT_DELETED)
                    .credit();
        };
    }

    private static Supplier<Scene> open() {
        return () -> {
            Scene scene = Scene.linked();
            scene.rounds = new Situation.Rounds(1, 0);
            return scene;
        };
    }

    private static Supplier<Scene> leaving() {
        return () -> {
            Scene scene = open().get();
            return scene.change(() -> scene.groups = List.of());
        };
    }

    private static Supplier<Scene> graced() {
        return () -> {
            Scene scene = Scene.linked();
            scene.lifecycle = new Lifecycle(
                    Lifecycle.Action.DISABLE,
                    Lifecycle.Action.SOFT_DELETE,
                    Lifecycle.Action.SOFT_DELETE,
                    Duration.ofHours(1));
            return scene;
        };
    }

    private static Supplier<Scene> graceRunning() {
        return () -> {
            Scene scene = graced().get();
            return scene.change(() -> scene.groups = List.of());
        };
    }

    private static Supplier<Scene> withheld() {
        return () -> {
            Scene scene = Scene.linked();
            scene.gatekeeper = (configuration, removal) -> new Gatekeeper.Permit.Withheld("too many");
            return scene;
        };
    }

    private static Supplier<Scene> staged() {
        return () -> {
            Scene scene = withheld().get();
            return scene.change(() -> scene.presence = SourcePerson.Presence.SOFT_DELETED);
        };
    }

    private static Supplier<Scene> keeping() {
        return () -> {
            Scene scene = Scene.linked();
            scene.lifecycle =
                    new Lifecycle(Lifecycle.Action.KEEP, Lifecycle.Action.KEEP, Lifecycle.Action.KEEP, Duration.ZERO);
            return scene;
        };
    }

    private static Supplier<Scene> failing() {
        return () -> new Scene().appears().credit().answered(Answered.Verdict.RETRY, "busy");
    }

    private static Supplier<Scene> nameless() {
        return () -> {
            Scene scene = new Scene();
            return scene.change(() -> scene.properties.remove("displayName"));
        };
    }

    private static Supplier<Scene> managed() {
        return () -> {
            Scene scene = new Scene();
            return scene.change(() -> scene.manager = "m").credit().done();
        };
    }

    private static Supplier<Scene> managedAndSet() {
        return () -> managed()
                .get()
                .on(new Event.ManagerResolved("m", "tm"))
                .credit()
                .done();
    }

    private static Supplier<Scene> blocked() {
        return () -> {
            Scene scene = waitingMover().get().credit();
            return scene.on(new Event.ResultArrived(scene.answer()
                    .verdict(Answered.Verdict.TARGET_DIFFERS)
                    .target("t1", Account.InTarget.DISABLED)
                    .reason("blocked there")
                    .build()));
        };
    }

    @Test
    void sendsTheSameCommandAgainWithAHigherAttemptAndMorePatience() {
        Scene scene = new Scene().appears().credit();
        Order first = scene.order();
        scene.after(Duration.ofMinutes(15)).due();
        assertThat(scene.order()).isEqualTo(first.again());
        assertThat(scene.order().attempt()).isEqualTo(2);
        assertThat(scene.after(Duration.ofMinutes(29)).due().effects).isEmpty();
        assertThat(scene.after(Duration.ofMinutes(1)).due().effects).hasSize(1);
        for (int i = 0; i < 10; i++) {
            scene.after(Duration.ofHours(6)).due();
        }
        assertThat(((PersonState.InFlight) scene.standing.state()).patience()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void triesTheSameCommandAgainAtGrowingIntervals() {
        Scene scene = failing().get();
        PersonState.Failing first = (PersonState.Failing) scene.standing.state();
        assertThat(Duration.between(scene.now, first.next())).isEqualTo(Duration.ofSeconds(5));
        String commandId = first.again().commandId();
        Instant issuedAt = first.again().issuedAt();
        scene.after(Duration.ofSeconds(5)).due().credit();
        assertThat(scene.order().commandId()).isEqualTo(commandId);
        assertThat(scene.order().attempt()).isEqualTo(2);
        assertThat(scene.order().issuedAt())
                .as("the first attempt's, so that what it made is recognised")
                .isEqualTo(issuedAt)
                .isBefore(scene.now);
        scene.answered(Answered.Verdict.RETRY, "busy");
        PersonState.Failing second = (PersonState.Failing) scene.standing.state();
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(Duration.between(scene.now, second.next())).isEqualTo(Duration.ofSeconds(10));
        scene.appears().credit();
        assertThat(scene.order().commandId()).isNotEqualTo(commandId);
        assertThat(scene.order().attempt()).isEqualTo(1);
    }

    @Test
    void restoresTheSameObjectAndEnablesOnlyWhatItDisabled() {
        Scene scene = disabling().get().done();
        scene.change(() -> scene.presence = SourcePerson.Presence.SOFT_DELETED)
                .credit()
                .done();
        assertThat(scene.standing.state()).isInstanceOf(PersonState.Removed.class);
        scene.change(() -> {
                    scene.presence = SourcePerson.Presence.PRESENT;
                    scene.properties.put("accountEnabled", true);
                })
                .credit();
        assertThat(scene.order().targetId()).isEqualTo("t1");
        assertThat(scene.provision().mayRestore()).isTrue();
        assertThat(scene.provision().mayEnable()).isTrue();
        assertThat(scene.provision().accountEnabled()).isTrue();
        assertThat(scene.done().standing.state()).isInstanceOf(PersonState.Linked.class);
    }

    @Test
    void asksAMoverOnlyForWhatTheRulesSayAndNotToEnable() {
        Scene scene = waitingMover().get().credit();
        assertThat(scene.provision().mayEnable()).isFalse();
        assertThat(scene.provision().mayRestore()).isFalse();
        assertThat(scene.provision().attributes())
                .containsEntry("department", "IT")
                .containsEntry("jobTitle", null);
        assertThat(scene.provision().onCreate()).containsEntry("userType", "Member");
        assertThat(scene.provision().attributes()).doesNotContainKeys("accountEnabled", "userType", "manager");
    }

    @Test
    void doesNotSendForEverWhatTheTargetRefuses() {
        Scene scene = new Scene().appears().credit();
        scene.on(new Event.ResultArrived(scene.answer().refusing("department").build()));
        assertThat(scene.standing.state()).isInstanceOf(PersonState.Linked.class);
        assertThat(scene.standing.account().refused()).containsOnlyKeys("department");
        scene.change(() -> scene.properties.put("department", "IT"));
        assertThat(scene.standing.state()).isInstanceOf(PersonState.Wanted.class);
    }

    @Test
    void doesNotSendForEverAnEnableThatHadNoEffect() {
        Scene scene = disabling().get().done();
        scene.change(() -> scene.properties.put("accountEnabled", true)).credit();
        scene.on(new Event.ResultArrived(
                scene.answer().target("t1", Account.InTarget.DISABLED).build()));
        assertThat(scene.standing.state()).isInstanceOf(PersonState.TargetDiffers.class);
    }

    @Test
    void remembersTheIdOfAnAccountThatTheTargetsPeopleDeletedForGood() {
        Scene scene = waitingMover().get().credit();
        scene.on(new Event.ResultArrived(scene.answer()
                .verdict(Answered.Verdict.TARGET_DIFFERS)
                .target(null, Account.InTarget.NONE)
                .reason("deleted there")
                .build()));
        assertThat(scene.standing.state()).isInstanceOf(PersonState.TargetDiffers.class);
        scene.change(() -> scene.properties.put("department", "HR")).credit();
        assertThat(scene.order().targetId()).isEqualTo("t1");
        assertThat(scene.provision().mayRestore()).isFalse();
    }

    @Test
    void disablesFirstAndSendsTheRestAfterwards() {
        Scene scene = Scene.linked();
        scene.change(() -> {
                    scene.properties.put("accountEnabled", false);
                    scene.properties.put("department", "IT");
                })
                .credit();
        assertThat(scene.order().operation()).isEqualTo(new Operation.Disable());
        assertThat(scene.order().owed().changeId()).isEqualTo("c2");
        scene.done().credit();
        assertThat(scene.provision().attributes()).containsEntry("department", "IT");
        assertThat(scene.provision().accountEnabled()).isNull();
        assertThat(scene.order().owed().changeId()).startsWith("c2~");
        assertThat(scene.done().standing.state()).isInstanceOf(PersonState.LinkedDisabled.class);
    }

    @Test
    void setsAManagerWhoComesLaterWithOneMoreCommand() {
        Scene scene = managed().get();
        scene.on(new Event.ManagerResolved("m", "tm")).credit();
        assertThat(scene.provision().manager()).isEqualTo(new Operation.ManagerTo("tm"));
        assertThat(scene.done().standing.state()).isInstanceOf(PersonState.Linked.class);
        scene.change(() -> scene.manager = null).credit();
        assertThat(scene.provision().manager()).isEqualTo(new Operation.ManagerTo(null));
        assertThat(scene.done().standing.state()).isInstanceOf(PersonState.Linked.class);
    }

    @Test
    void keepsTheRequestOfAWithheldRemovalWhileTheSameIsWanted() {
        Scene scene = staged().get();
        PersonState first = scene.standing.state();
        assertThat(scene.evaluate().standing.state()).isEqualTo(first);
    }

    @Test
    void accountsInASweepOnlyForChangesThatWereNeverConsidered() {
        Scene scene = Scene.linked();
        assertThat(scene.evaluate().effects).isEmpty();
        Standing seen = scene.standing;
        scene.standing = Standing.unseen(scene.now);
        scene.groups = List.of();
        scene.scope = new Scope(false, Set.of(), Set.of(), false, List.of());
        assertThat(scene.evaluate().effects)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Report.class,
                        report -> assertThat(report.owed().changeId()).isEqualTo("c1"));
        assertThat(scene.evaluate().effects).isEmpty();
        assertThat(seen.lastChange()).isEqualTo("c1");
    }

    @Test
    void neverThrowsWhateverTheStandingAndTheEvent() {
        List<Event> events = List.of(
                new Event.UserChanged(),
                new Event.Evaluate("sweep"),
                new Event.Due(),
                new Event.CreditGranted(),
                new Event.ManagerResolved("m", null),
                new Event.ResultArrived(other(new Scene().appears().credit())));
        transitions().forEach(row -> {
            for (Event event : events) {
                @SuppressWarnings("unchecked")
                Scene scene = ((Supplier<Scene>) row.get()[1]).get();
                scene.on(event).on(event);
                Standing kept = scene.standing;
                assertThat(StandingPacking.unpack(StandingPacking.pack(kept))).isEqualTo(kept);
            }
        });
    }

    @Test
    void warnsOfARuleThatFailsAndLeavesItsAttributeAlone() {
        Scene scene = new Scene();
        scene.mappings.add(new MappingRule(
                "faxNumber",
                new ValueSource.Computed(Scene.expression("Item([businessPhones], 9)")),
                MappingRule.Apply.ALWAYS,
                MappingRule.WhenEmpty.CLEAR,
                null));
        scene.appears().credit();
        assertThat(scene.provision().attributes()).doesNotContainKey("faxNumber");
        assertThat(scene.order().steps()).anySatisfy(step -> {
            assertThat(step.status()).isEqualTo(LogStep.Status.WARNING);
            assertThat(step.details()).containsKey("faxNumber");
        });
    }

    private static Scene conflict(Scene scene) {
        return scene.on(new Event.ResultArrived(scene.answer()
                .verdict(Answered.Verdict.CONFLICT)
                .target(null, Account.InTarget.NONE)
                .candidates("x", "y")
                .reason("two accounts")
                .build()));
    }

    private static Answered other(Scene scene) {
        Order order = scene.order();
        Order another = new Order(
                "other",
                1,
                order.revision(),
                order.owed(),
                order.lane(),
                order.issuedAt(),
                null,
                order.operation(),
                List.of());
        return new Scene.Answers(another, Account.NONE).build();
    }
}
