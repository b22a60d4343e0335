package io.tenantsync.mapper.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.guarding.Intent;
import io.tenantsync.mapper.guarding.Limits;
import io.tenantsync.mapper.guarding.Verdict;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.packing.StandingPacking;
import io.tenantsync.mapper.scoping.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Asking, being staged, and what decisions do: every transition of these states is a row. */
class PermissionTest {
    private static final Verdict GRANTED = new Verdict(Map.of());
    private static final Verdict WITHHELD = new Verdict(Map.of(Intent.REMOVAL, "too many"));
    private static final String SWEEP = "revision-3.1.0";
    private static final String DISABLED = "accountEnabled";

    static Stream<Arguments> transitions() {
        return Stream.of(
                row("disabled in the source", PermissionTest::linked, s -> disable(s), "Asking guard:live"),
                row("deleted in the source", PermissionTest::linked, s -> delete(s), "Asking guard:live"),
                row(
                        "deleted, found by a full enumeration",
                        PermissionTest::linked,
                        s -> s.change(
                                SourcePerson.Origin.BASELINE, () -> s.presence = SourcePerson.Presence.SOFT_DELETED),
                        "Asking guard:users-round-2"),
                row("left all groups", PermissionTest::linked, s -> leave(s), "Asking guard:groups-round-2"),
                row("left, the round goes on", () -> inRound(linked()), s -> leave(s), "Leaving"),
                row(
                        "the round has ended",
                        () -> leave(inRound(linked())),
                        s -> ended(s),
                        "Asking guard:groups-round-2"),
                row(
                        "a sweep finds him out of scope",
                        () -> unassigned(linked()),
                        s -> s.evaluate(),
                        "Asking guard:" + SWEEP),
                row(
                        "a sweep finds him, the round goes on",
                        () -> unassigned(inRound(linked())),
                        s -> s.evaluate(),
                        "Leaving overdue"),
                row(
                        "the round ends that a sweep waited for",
                        () -> unassigned(inRound(linked())).evaluate(),
                        s -> ended(s),
                        "Asking guard:" + SWEEP),
                row(
                        "busy while the sweep passed",
                        () -> unassigned(busy()).evaluate(),
                        s -> s.done(),
                        "Asking guard:" + SWEEP),
                row(
                        "out of scope before the sweep came",
                        () -> sweeping(linked()),
                        s -> leave(s),
                        "Asking guard:" + SWEEP),
                row("disabled while a sweep goes on", () -> sweeping(linked()), s -> disable(s), "Asking guard:live"),
                row("granted", () -> disable(linked()), s -> judged(s, GRANTED), "Wanted"),
                row("withheld", () -> disable(linked()), s -> judged(s, WITHHELD), "Staged staged"),
                row("enabled while asking", () -> disable(linked()), s -> enable(s), "Linked"),
                row(
                        "granted what is not wanted any more",
                        () -> enable(disable(linked())),
                        s -> s.on(new Event.Judged("id2", List.of(Intent.REMOVAL), GRANTED)),
                        "Linked back:removal"),
                row(
                        "withheld what is not wanted any more",
                        () -> enable(disable(linked())),
                        s -> s.on(new Event.Judged("id2", List.of(Intent.REMOVAL), WITHHELD)),
                        "Linked"),
                row(
                        "enabled again before a credit came",
                        () -> judged(disable(linked()), GRANTED),
                        s -> enable(s),
                        "Linked back:removal"),
                row("the disable goes out", () -> judged(disable(linked()), GRANTED), s -> s.credit(), "InFlight send"),
                row(
                        "enabled while the disable is out",
                        () -> enable(judged(disable(linked()), GRANTED).credit()),
                        s -> s.done(),
                        "Wanted"),
                row(
                        "a granted disable that fails is tried again without asking",
                        () -> judged(disable(linked()), GRANTED)
                                .credit()
                                .answered(Answered.Verdict.RETRY, "busy")
                                .after(Duration.ofHours(2)),
                        s -> s.due(),
                        "Wanted"),
                row(
                        "deleted after a disable was granted asks again",
                        () -> judged(disable(linked()), GRANTED),
                        s -> delete(s),
                        "Asking back:removal guard:live"),
                row("staged, and a sweep comes by", () -> staged(), s -> s.evaluate(), "Staged"),
                row("staged, and wanted again", () -> staged(), s -> enable(s), "Linked"),
                row("staged as out of scope, then deleted", () -> stagedLeaver(), s -> delete(s), "Asking guard:live"),
                row("approved", () -> staged(), s -> decided(s, true), "Wanted"),
                row("rejected", () -> staged(), s -> decided(s, false), "Kept"),
                row(
                        "a decision on another wish",
                        () -> staged(),
                        s -> s.on(new Event.Decided("other", true, "bob", "")),
                        "Staged ignored"),
                row("rejected, and a sweep comes by", () -> decided(staged(), false), s -> s.evaluate(), "Kept"),
                row("rejected, and wanted again", () -> decided(staged(), false), s -> enable(s), "Linked"),
                row(
                        "rejected as out of scope, then deleted",
                        () -> decided(stagedLeaver(), false),
                        s -> delete(s),
                        "Asking guard:live"),
                row(
                        "the grace period begins when it was granted",
                        () -> unassigned(graced()).evaluate(),
                        s -> judgedAll(s),
                        "Leaving"),
                row(
                        "approved by people, there is no grace period",
                        () -> withheldAll(unassigned(graced()).evaluate()),
                        s -> decided(s, true),
                        "Wanted"),
                row(
                        "back in scope within the grace period",
                        () -> judgedAll(unassigned(graced()).evaluate()),
                        s -> s.change(() -> s.scope = assigned()),
                        "Linked back:removal"),
                row("a new account below the limit asks too", () -> limited(), s -> s.appears(), "Asking guard:live"),
                row("a new account without a limit does not", () -> asking(new Scene()), s -> s.appears(), "Wanted"));
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

    private static String shown(Scene scene) {
        StringBuilder shown =
                new StringBuilder(scene.standing.state().getClass().getSimpleName());
        if (scene.standing.state() instanceof PersonState.Leaving && scene.standing.overdue() != null) {
            shown.append(" overdue");
        }
        for (Effect effect : scene.effects) {
            shown.append(
                    switch (effect) {
                        case Effect.AskGuard ask ->
                            " guard:" + ask.intent().cause().text();
                        case Effect.GiveBack back -> " back:" + String.join(",", back.subjects());
                        case Effect.ReportStaged ignored -> " staged";
                        case Effect.DecisionIgnored ignored -> " ignored";
                        case Effect.Send ignored -> " send";
                        default -> "";
                    });
        }
        return shown.toString();
    }

    private static Arguments row(String what, Supplier<Scene> before, Consumer<Scene> happening, String expected) {
        return Arguments.of(what, before, happening, expected);
    }

    private static Scene asking(Scene scene) {
        scene.gatekeeper = (configuration, intent) -> new Gatekeeper.Permit.Asked(intent.cause());
        return scene;
    }

    private static Scene linked() {
        return asking(Scene.linked());
    }

    private static Scene busy() {
        Scene scene = linked();
        return scene.change(() -> scene.properties.put("department", "IT")).credit();
    }

    private static Scene limited() {
        Scene scene = asking(new Scene());
        scene.limits = new Limits(500, 10, 5, Duration.ofHours(24), 3, 500);
        return scene;
    }

    private static Scene graced() {
        Scene scene = linked();
        scene.lifecycle = new Lifecycle(
                Lifecycle.Action.DISABLE,
                Lifecycle.Action.SOFT_DELETE,
                Lifecycle.Action.SOFT_DELETE,
                Duration.ofDays(7));
        return scene;
    }

    private static Scene inRound(Scene scene) {
        scene.rounds = new Situation.Rounds(0, 1);
        return scene;
    }

    private static Scene ended(Scene scene) {
        scene.rounds = new Situation.Rounds(9, 1);
        return scene.due();
    }

    private static Scene sweeping(Scene scene) {
        scene.sweeping = true;
        return scene;
    }

    private static Scope assigned() {
        return new Scene().scope;
    }

    /** The rules change so that nobody is in scope. */
    private static Scene unassigned(Scene scene) {
        scene.scope = new Scope(false, Set.of(), Set.of(), false, List.of());
        return scene;
    }

    private static Scene disable(Scene scene) {
        return scene.change(() -> scene.properties.put(DISABLED, false));
    }

    private static Scene enable(Scene scene) {
        return scene.change(() -> scene.properties.put(DISABLED, true));
    }

    private static Scene delete(Scene scene) {
        return scene.change(() -> scene.presence = SourcePerson.Presence.SOFT_DELETED);
    }

    private static Scene leave(Scene scene) {
        return scene.change(() -> scene.groups = List.of());
    }

    private static Scene judged(Scene scene, Verdict verdict) {
        PersonState.Asking asking = (PersonState.Asking) scene.standing.state();
        return scene.on(new Event.Judged(asking.requestId(), List.of(Intent.REMOVAL), verdict));
    }

    private static Scene judgedAll(Scene scene) {
        return scene.on(new Event.Judged(null, List.of(Intent.REMOVAL), GRANTED));
    }

    private static Scene withheldAll(Scene scene) {
        return scene.on(new Event.Judged(null, List.of(Intent.REMOVAL), WITHHELD));
    }

    private static Scene staged() {
        return judged(disable(linked()), WITHHELD);
    }

    private static Scene stagedLeaver() {
        return withheldAll(unassigned(linked()).evaluate());
    }

    private static Scene decided(Scene scene, boolean approved) {
        PersonState.Staged staged = (PersonState.Staged) scene.standing.state();
        return scene.on(new Event.Decided(staged.requestId(), approved, "bob", "because"));
    }
}
