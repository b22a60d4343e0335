package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.mapping.SourcePerson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each event does to a person in one configuration. Pure: the same standing, event and situation give the same result
 * (ids and jitter come from the situation).
 */
public final class Reconciler {
    private static final Duration WHILE_PAUSED = Duration.ofMinutes(1);

    private Reconciler() {}

    /**
     * The outcome of an event.
     *
     * @param standing what to remember
     * @param effects what to do, in order
     */
    public record Result(Standing standing, List<Effect> effects) {
        public Result {
            effects = List.copyOf(effects);
        }
    }

    /** Applies one event. Never throws for any combination of standing and event. */
    public static Result apply(Standing before, Event event, Situation situation) {
        List<Effect> effects = new ArrayList<>();
        Standing after = on(before, event, situation, effects);
        String referableBefore = before.account().referableId();
        String referableNow = after.account().referableId();
        if (!Objects.equals(referableBefore, referableNow)) {
            effects.add(new Effect.TellReferrers(referableNow));
        }
        return new Result(after, effects);
    }

    /**
     * Where a person is put of whom the reconciler itself failed: the change ends with a failure, and the next one tries
     * again.
     */
    public static Result afterDefect(Standing before, Situation situation, String what) {
        List<Effect> effects = new ArrayList<>();
        Owed owed = before.owed();
        if (owed != null) {
            effects.add(new Effect.Count("failed"));
            List<LogStep> steps = List.of(Journal.imported(situation.person(), before.account()));
            effects.add(new Effect.Report(
                    owed,
                    LogStep.Status.FAILURE,
                    "InternalError",
                    what,
                    "Report this with the log of the mapper",
                    Journal.failed(steps, "InternalError", what)));
        }
        PersonState state = new PersonState.Failing(0, null, what, null);
        return new Result(before.withOwed(null).with(state, situation.now()), effects);
    }

    private static Standing on(Standing before, Event event, Situation situation, List<Effect> effects) {
        return switch (event) {
            case Event.UserChanged ignored -> changed(before, situation, effects);
            case Event.Evaluate evaluate -> evaluated(before, evaluate, situation, effects);
            case Event.ResultArrived result -> Results.on(before, result.answered(), situation, effects);
            case Event.ManagerResolved resolved -> managerResolved(before, resolved, situation, effects);
            case Event.Due ignored -> due(before, situation, effects);
            case Event.CreditGranted ignored ->
                before.state() instanceof PersonState.Wanted ? new Settling(situation, effects).send(before) : before;
            case Event.Judged judged -> Permission.judged(before, judged, situation, effects);
            case Event.Decided decided -> Permission.decided(before, decided, situation, effects);
        };
    }

    private static Standing changed(Standing before, Situation situation, List<Effect> effects) {
        SourcePerson person = situation.person();
        if (person == null) {
            return inFlight(before) != null
                    ? before
                    : new Settling(situation, effects).settle(before, "removed", Lane.LIVE);
        }
        Owed owed = owed(person);
        if (owed.changeId().equals(before.lastChange())) {
            return before;
        }
        superseded(before.owed(), owed.changeId(), situation, effects);
        Standing told = before.withOwed(owed).withLastChange(owed.changeId());
        return inFlight(told) != null
                ? told
                : new Settling(situation, effects).settle(told, owed.cycleId(), owed.lane());
    }

    /** A sweep accounts for a change only if this configuration has never considered it. */
    private static Standing evaluated(
            Standing before, Event.Evaluate evaluate, Situation situation, List<Effect> effects) {
        String cycleId = evaluate.cycleId();
        if (inFlight(before) != null) {
            return before.withOverdue(situation.sweep().cause().text());
        }
        SourcePerson person = situation.person();
        if (person == null || considered(before.lastChange(), person.change().id())) {
            return new Settling(situation, effects, true).settle(before, cycleId, Lane.BULK);
        }
        SourcePerson.Change change = person.change();
        superseded(before.owed(), change.id(), situation, effects);
        Standing told = before.withOwed(new Owed(change.id(), cycleId, change.observedAt(), Lane.BULK))
                .withLastChange(change.id());
        return new Settling(situation, effects, true).settle(told, cycleId, Lane.BULK);
    }

    private static boolean considered(@Nullable String lastChange, String changeId) {
        return lastChange != null && (lastChange.equals(changeId) || lastChange.startsWith(changeId + "~"));
    }

    private static Owed owed(SourcePerson person) {
        Owed owed = Owed.of(person.change());
        return person.forcedBy() == null
                ? owed
                : new Owed(owed.changeId() + "~" + person.forcedBy(), owed.cycleId(), owed.observedAt(), Lane.URGENT);
    }

    static void superseded(@Nullable Owed earlier, String byChange, Situation situation, List<Effect> effects) {
        if (earlier == null) {
            return;
        }
        String why = "Superseded by change " + byChange;
        List<LogStep> steps = List.of(Journal.imported(situation.person(), Account.NONE));
        effects.add(new Effect.Report(
                earlier,
                LogStep.Status.SKIPPED,
                "EntrySynchronizationSkipped",
                why,
                "",
                Journal.skipped(steps, "Superseded", why)));
    }

    private static Standing managerResolved(
            Standing before, Event.ManagerResolved resolved, Situation situation, List<Effect> effects) {
        if (!resolved.managerId().equals(before.manager().asked())) {
            return before;
        }
        Standing told = before.with(new ManagerLink(resolved.managerId(), true, resolved.targetId()));
        boolean resting =
                before.state() instanceof PersonState.Linked || before.state() instanceof PersonState.LinkedDisabled;
        if (!resting) {
            return told;
        }
        SourcePerson person = situation.person();
        Lane lane = person == null ? Lane.BULK : Owed.lane(person.change().origin());
        return new Settling(situation, effects).settle(told, "reference", lane);
    }

    private static Standing due(Standing before, Situation situation, List<Effect> effects) {
        return switch (before.state()) {
            case PersonState.InFlight flight ->
                flight.deadline().isAfter(situation.now()) ? before : sendAgain(before, flight, situation, effects);
            case PersonState.Failing failing ->
                failing.next() == null || failing.next().isAfter(situation.now())
                        ? before
                        : new Settling(situation, effects).settle(before, "retry", Lane.BULK);
            case PersonState.Leaving ignored -> new Settling(situation, effects).settle(before, "leaving", Lane.URGENT);
            case PersonState.OutOfScope ignored -> before;
            case PersonState.Wanted ignored -> before;
            case PersonState.Linked ignored -> before;
            case PersonState.LinkedDisabled ignored -> before;
            case PersonState.Asking ignored -> before;
            case PersonState.Staged ignored -> before;
            case PersonState.Kept ignored -> before;
            case PersonState.Removed ignored -> before;
            case PersonState.Conflict ignored -> before;
            case PersonState.TargetDiffers ignored -> before;
        };
    }

    private static Standing sendAgain(
            Standing before, PersonState.InFlight flight, Situation situation, List<Effect> effects) {
        if (!situation.maySend()) {
            return before.with(
                    new PersonState.InFlight(
                            flight.order(), situation.now().plus(WHILE_PAUSED), flight.patience(), flight.failures()),
                    situation.now());
        }
        Order again = flight.order().again();
        Duration patience = Backoff.afterDeadline(flight.patience());
        effects.add(new Effect.Send(again));
        return before.with(
                new PersonState.InFlight(again, situation.now().plus(patience), patience, flight.failures()),
                situation.now());
    }

    static PersonState.@Nullable InFlight inFlight(Standing standing) {
        return standing.state() instanceof PersonState.InFlight flight ? flight : null;
    }
}
