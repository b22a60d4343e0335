package io.tenantsync.mapper.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.mapper.mapping.SourcePerson.Presence;
import io.tenantsync.mapper.scoping.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events as Entra documents them, its answer, and ours. What we ask of the target comes first; where nothing is asked, the
 * state in which the person rests.
 */
class EntraLifecycleTest {
    private static final String SAME = "the same";

    static Stream<Arguments> events() {
        return Stream.of(
                row("deleted in the source", "soft delete", SAME, () -> deleted(linked()), "SoftDelete"),
                row(
                        "unassigned, or out of the assigned group",
                        "soft delete",
                        SAME,
                        () -> left(linked()),
                        "SoftDelete"),
                row(
                        "a filter edited so that the person fails",
                        "soft delete",
                        SAME,
                        () -> unassigned(linked()).evaluate(),
                        "SoftDelete"),
                row(
                        "permanently deleted 30 days after",
                        "a delete, though the target has its own 30 days",
                        "the target's own 30 days do it",
                        () -> deletedForGood(carriedOut(deleted(linked()))),
                        "Removed"),
                row("permanently deleted at once", "soft delete", SAME, () -> deletedForGood(linked()), "SoftDelete"),
                row("disabled", "accountEnabled=false, no delete", SAME, () -> disabled(linked()), "Disable"),
                row(
                        "disabled, then unassigned",
                        "nothing: a disabled orphan stays for ever",
                        "soft delete",
                        () -> left(carriedOut(disabled(linked()))),
                        "SoftDelete"),
                row(
                        "unassigned and removed, later deleted in the source",
                        "nothing; no longer managed",
                        SAME,
                        () -> deleted(carriedOut(left(linked()))),
                        "Removed"),
                row("a new person who is disabled", "not provisioned", SAME, () -> disabled(new Scene()), "OutOfScope"),
                row(
                        "who was new and disabled is enabled",
                        "provisioned",
                        SAME,
                        () -> enabled(disabled(new Scene())),
                        "Provision"),
                row(
                        "the manager is cleared",
                        "the target's manager stays",
                        "cleared",
                        () -> {
                            Scene scene = managed();
                            return scene.change(() -> scene.manager = null);
                        },
                        "Provision manager=null"),
                row(
                        "the manager comes into scope later",
                        "not set until a restart",
                        "set",
                        () -> reporting().on(new Event.ManagerResolved("m", "tm")),
                        "Provision manager=tm"),
                row(
                        "the configuration is taken away",
                        "nothing; accounts stay",
                        SAME,
                        () -> removing(linked()).evaluate(),
                        "OutOfScope"),
                row(
                        "deletes are switched off, and the person is unassigned",
                        "no soft delete",
                        SAME,
                        () -> left(keeping(linked())),
                        "OutOfScope"),
                row(
                        "unassigned with a grace period",
                        "there is none",
                        "waits, and is removed when it ends",
                        () -> left(graced(linked())),
                        "Leaving"),
                row(
                        "back within the grace period",
                        "there is none",
                        "nothing happened",
                        () -> joined(left(graced(linked()))),
                        "Linked"),
                row(
                        "restored and assigned again within 30 days",
                        "the same account restored",
                        SAME,
                        () -> restored(carriedOut(deleted(linked()))),
                        "Provision restore"),
                row(
                        "back in scope after a removal",
                        "restored after the next cycle notices",
                        "restored at once",
                        () -> joined(carriedOut(left(linked()))),
                        "Provision restore"),
                row(
                        "blocked in the target, then any change in the source",
                        "enabled again",
                        "stays blocked, and is reported",
                        () -> blocked(),
                        "TargetDiffers"),
                row(
                        "disabled by us, then enabled in the source",
                        "enabled",
                        SAME,
                        () -> enabled(carriedOut(disabled(linked()))),
                        "Provision enable manager=null"),
                row(
                        "deleted in the target, then any change in the source",
                        "not restored; fails",
                        "stays deleted, and is reported",
                        () -> deletedThere(),
                        "TargetDiffers"));
    }

    @ParameterizedTest(name = "{0}: Entra: {1}; here: {2}")
    @MethodSource("events")
    void answers(String event, String entra, String ours, Supplier<Scene> played, String expected) {
        assertThat(asked(played.get())).isEqualTo(expected);
    }

    private static Arguments row(String event, String entra, String ours, Supplier<Scene> played, String expected) {
        return Arguments.of(event, entra, ours, played, expected);
    }

    private static String asked(Scene scene) {
        if (!(scene.standing.state() instanceof PersonState.Wanted)) {
            return scene.standing.state().getClass().getSimpleName();
        }
        return switch (scene.credit().order().operation()) {
            case Operation.Disable ignored -> "Disable";
            case Operation.SoftDelete ignored -> "SoftDelete";
            case Operation.Provision provision ->
                "Provision"
                        + (provision.mayRestore() ? " restore" : "")
                        + (provision.mayEnable() && !provision.mayRestore() ? " enable" : "")
                        + (provision.manager() == null
                                ? ""
                                : " manager=" + provision.manager().targetId());
        };
    }

    private static Scene linked() {
        return Scene.linked();
    }

    private static Scene carriedOut(Scene scene) {
        return scene.credit().done();
    }

    private static Scene deleted(Scene scene) {
        return scene.change(() -> scene.presence = Presence.SOFT_DELETED);
    }

    private static Scene deletedForGood(Scene scene) {
        return scene.change(() -> scene.presence = Presence.DELETED);
    }

    private static Scene restored(Scene scene) {
        return scene.change(() -> scene.presence = Presence.PRESENT);
    }

    private static Scene disabled(Scene scene) {
        return scene.change(() -> scene.properties.put("accountEnabled", false));
    }

    private static Scene enabled(Scene scene) {
        return scene.change(() -> scene.properties.put("accountEnabled", true));
    }

    private static Scene left(Scene scene) {
        return scene.change(() -> scene.groups = List.of());
    }

    private static Scene joined(Scene scene) {
        return scene.change(() -> scene.groups = List.of("sales"));
    }

    private static Scene unassigned(Scene scene) {
        scene.scope = new Scope(false, Set.of(), Set.of(), false, List.of());
        return scene;
    }

    private static Scene removing(Scene scene) {
        scene.removing = true;
        return scene;
    }

    private static Scene keeping(Scene scene) {
        Lifecycle.Action keep = Lifecycle.Action.KEEP;
        scene.lifecycle = new Lifecycle(keep, keep, keep, Duration.ZERO);
        return scene;
    }

    private static Scene graced(Scene scene) {
        Lifecycle usual = scene.lifecycle;
        scene.lifecycle =
                new Lifecycle(usual.sourceDisabled(), usual.sourceDeleted(), usual.outOfScope(), Duration.ofDays(7));
        return scene;
    }

    private static Scene reporting() {
        Scene scene = new Scene();
        return scene.change(() -> scene.manager = "m").credit().done();
    }

    private static Scene managed() {
        return reporting().on(new Event.ManagerResolved("m", "tm")).credit().done();
    }

    private static Scene moved(Scene scene) {
        return scene.change(() -> scene.properties.put("department", "IT")).credit();
    }

    private static Scene blocked() {
        Scene scene = moved(linked());
        return scene.on(new Event.ResultArrived(scene.answer()
                .verdict(Answered.Verdict.TARGET_DIFFERS)
                .target("t1", Account.InTarget.DISABLED)
                .build()));
    }

    private static Scene deletedThere() {
        Scene scene = moved(linked());
        return scene.on(new Event.ResultArrived(scene.answer()
                .verdict(Answered.Verdict.TARGET_DIFFERS)
                .target("t1", Account.InTarget.SOFT_DELETED)
                .build()));
    }
}
