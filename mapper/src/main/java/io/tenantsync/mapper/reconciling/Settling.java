package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Intent;
import io.tenantsync.mapper.mapping.Look;
import io.tenantsync.mapper.mapping.SourcePerson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evaluates a person who has no command out, and brings the standing to what follows. */
final class Settling {
    private static final Duration RESTORABLE = Duration.ofDays(30);

    private final Situation situation;
    private final List<Effect> effects;

    private final Permission permission;

    Settling(Situation situation, List<Effect> effects) {
        this(situation, effects, false);
    }

    /** @param sweeping true when everybody is looked at */
    Settling(Situation situation, List<Effect> effects, boolean sweeping) {
        this.situation = situation;
        this.effects = effects;
        this.permission = new Permission(situation, effects, sweeping);
    }

    /** Evaluates; what must be done waits in a lane. */
    Standing settle(Standing before, String cycleId, Lane lane) {
        return settle(before, cycleId, lane, null);
    }

    /**
     * Evaluates after a result. When the same is wished again that the target just answered, it is not sent for ever.
     *
     * @param answered what was just answered
     */
    Standing settle(Standing before, String cycleId, Lane lane, @Nullable Operation answered) {
        Evaluation evaluation = Evaluation.of(situation, before.account());
        Standing told = ask(before, evaluation).withInScope(evaluation.inScope());
        Plan plan = plan(told, evaluation);
        Standing asked = permission.tidy(told, plan);
        return switch (plan) {
            case Plan.Nothing nothing -> nothing(asked, evaluation, nothing);
            case Plan.Stuck stuck -> stuck(asked, evaluation, stuck);
            case Plan.Act act -> {
                if (act.operation().equals(answered) && asked.owed() == null) {
                    yield state(asked, new PersonState.TargetDiffers("The target did not take what was asked"));
                }
                PersonState waiting = waiting(asked, act);
                yield waiting != null
                        ? waits(asked, evaluation, waiting, cycleId, lane)
                        : wanted(owing(asked, cycleId, lane), act);
            }
        };
    }

    /** Evaluates once more and sends, because a credit was granted. */
    Standing send(Standing before) {
        Evaluation evaluation = Evaluation.of(situation, before.account());
        Standing told = ask(before, evaluation).withInScope(evaluation.inScope());
        Plan plan = plan(told, evaluation);
        Standing asked = permission.tidy(told, plan);
        return switch (plan) {
            case Plan.Nothing nothing -> nothing(asked, evaluation, nothing);
            case Plan.Stuck stuck -> stuck(asked, evaluation, stuck);
            case Plan.Act act -> {
                PersonState waiting = waiting(asked, act);
                yield waiting != null
                        ? waits(asked, evaluation, waiting, "credit", Lane.LIVE)
                        : sent(asked, evaluation, act);
            }
        };
    }

    /** Not now: a request needs a change to account for, and a rejection ends the change that it is about. */
    private Standing waits(Standing standing, Evaluation evaluation, PersonState waiting, String cycleId, Lane lane) {
        if (waiting instanceof PersonState.Kept kept) {
            report(
                    standing,
                    evaluation,
                    LogStep.Status.SKIPPED,
                    "EntrySynchronizationSkipped",
                    kept.reason(),
                    "",
                    steps -> Journal.skipped(steps, "RejectedByDecision", kept.reason()));
            return state(standing.withOwed(null), kept);
        }
        boolean forRound = waiting instanceof PersonState.Leaving leaving && leaving.until() == null;
        if (forRound && permission.isSwept(standing)) {
            return state(standing, waiting)
                    .withOverdue(situation.sweep().cause().text());
        }
        boolean requested = waiting instanceof PersonState.Asking || waiting instanceof PersonState.Staged;
        return state(requested ? owing(standing, cycleId, lane) : standing, waiting);
    }

    private Plan plan(Standing standing, Evaluation evaluation) {
        return Planning.plan(situation, evaluation.wish(), standing.account(), standing.manager());
    }

    private Standing ask(Standing before, Evaluation evaluation) {
        Look look = evaluation.look();
        String wanted = look != null && look.manager() instanceof Look.ManagerWish.Of of ? of.sourceId() : null;
        String asked = before.manager().asked();
        if (Objects.equals(wanted, asked)) {
            return before;
        }
        if (asked != null) {
            effects.add(new Effect.Forget(asked));
        }
        if (wanted == null) {
            return before.with(ManagerLink.NONE);
        }
        effects.add(new Effect.Ask(wanted));
        return before.with(new ManagerLink(wanted, false, null));
    }

    private Standing nothing(Standing standing, Evaluation evaluation, Plan.Nothing nothing) {
        report(
                standing,
                evaluation,
                LogStep.Status.SKIPPED,
                "EntrySynchronizationSkipped",
                nothing.why(),
                "",
                steps -> Journal.skipped(steps, nothing.skip(), nothing.why()));
        return state(standing.withOwed(null), resting(standing, evaluation.wish(), nothing.why()));
    }

    private Standing stuck(Standing standing, Evaluation evaluation, Plan.Stuck stuck) {
        if (standing.owed() != null) {
            effects.add(new Effect.Count("failed"));
        }
        report(
                standing,
                evaluation,
                LogStep.Status.FAILURE,
                stuck.code(),
                stuck.why(),
                stuck.remedy(),
                steps -> Journal.failed(steps, stuck.code(), stuck.why()));
        return state(standing.withOwed(null), stuck.state());
    }

    private void report(
            Standing standing,
            Evaluation evaluation,
            LogStep.Status status,
            String code,
            String why,
            String remedy,
            UnaryOperator<List<LogStep>> ending) {
        Owed owed = standing.owed();
        if (owed != null) {
            List<LogStep> steps = ending.apply(Journal.steps(situation, evaluation, standing.account()));
            effects.add(new Effect.Report(owed, status, code, why, remedy, steps));
        }
    }

    /** Where a person stands of whom nothing is wanted. */
    private PersonState resting(Standing standing, Wish wish, String why) {
        Account account = standing.account();
        boolean gone = wish instanceof Wish.Gone || wish instanceof Wish.Untouched;
        return switch (account.standing()) {
            case NONE -> new PersonState.OutOfScope(why);
            case ACTIVE -> gone ? new PersonState.OutOfScope(why) : new PersonState.Linked();
            case DISABLED ->
                wish instanceof Wish.Present present
                                && Boolean.TRUE.equals(present.enabled())
                                && !account.disabledByUs()
                        ? new PersonState.TargetDiffers("The account was disabled in the target tenant and stays so")
                        : new PersonState.LinkedDisabled(account.disabledByUs());
            case SOFT_DELETED ->
                account.deletedAt() == null
                        ? new PersonState.TargetDiffers("The account was deleted in the target tenant and stays so")
                        : new PersonState.Removed(
                                Objects.requireNonNull(account.deletedAt()).plus(RESTORABLE));
        };
    }

    /** What must be waited for; null when it may happen now. */
    private @Nullable PersonState waiting(Standing standing, Plan.Act act) {
        return act.operation().removes() && !act.atOnce()
                ? leaving(standing, act)
                : permitted(
                        standing,
                        permission.intent(standing, act, permission.cause(standing, act)),
                        act.operation().removes());
    }

    private @Nullable PersonState permitted(Standing standing, @Nullable Intent intent, boolean atOnce) {
        if (intent == null || Permission.granted(standing, intent)) {
            return null;
        }
        PersonState pending = permission.pending(standing, intent, atOnce);
        return pending != null ? pending : permission.ask(intent);
    }

    private @Nullable PersonState leaving(Standing standing, Plan.Act act) {
        SourcePerson person = situation.person();
        long seen = person == null ? 0 : person.change().round();
        long round = Math.max(seen, situation.rounds().required());
        Intent intent = permission.intent(standing, act, permission.causeAfter(round, standing));
        PersonState pending = intent == null ? null : permission.pending(standing, intent, false);
        if (pending != null && standing.grant() == null) {
            return pending;
        }
        Instant since = standing.state() instanceof PersonState.Leaving leaving ? leaving.since() : situation.now();
        if (situation.rounds().ended() < round) {
            return new PersonState.Leaving(act.why(), round, since, null);
        }
        PersonState asked = permitted(standing, intent, false);
        return asked != null ? asked : inGrace(standing, act, round, since);
    }

    /** The grace period begins when the removal was granted; who was approved by people has waited long enough. */
    private @Nullable PersonState inGrace(Standing standing, Plan.Act act, long round, Instant since) {
        Instant until = since.plus(situation.rules().lifecycle().grace());
        Grant grant = standing.grant();
        // only a removal that has already waited is queued as urgent
        boolean queued = standing.state() instanceof PersonState.Wanted wanted && wanted.lane() == Lane.URGENT;
        boolean over = queued || (grant != null && grant.approved()) || !until.isAfter(situation.now());
        return over ? null : new PersonState.Leaving(act.why(), round, since, until);
    }

    /** A command needs a change to account for; a consequence gets an id of its own. */
    private Standing owing(Standing standing, String cycleId, Lane lane) {
        if (standing.owed() != null) {
            return standing;
        }
        String base = Objects.requireNonNullElse(standing.lastChange(), "unknown");
        return standing.withOwed(new Owed(base + "~" + situation.ids().get(), cycleId, situation.now(), lane));
    }

    private Standing wanted(Standing standing, Plan.Act act) {
        Lane own = standing.owed() == null
                ? Lane.BULK
                : Objects.requireNonNull(standing.owed()).lane();
        Lane lane = act.operation().removes() ? Lane.URGENT : own;
        PersonState queued = switch (standing.state()) {
            case PersonState.Wanted waiting ->
                waiting.lane().compareTo(lane) <= 0
                        ? waiting
                        : new PersonState.Wanted(
                                lane, situation.now(), waiting.failures(), again(standing, waiting.again()));
            case PersonState.Failing failing ->
                new PersonState.Wanted(lane, situation.now(), failing.attempts(), again(standing, failing.again()));
            default -> new PersonState.Wanted(lane, situation.now(), 0, null);
        };
        return state(standing, queued);
    }

    /** The same command is tried again only while it accounts for the same change. */
    private static PersonState.@Nullable Again again(Standing standing, PersonState.@Nullable Again again) {
        Owed owed = standing.owed();
        return again != null && owed != null && owed.changeId().equals(again.changeId()) ? again : null;
    }

    private Standing sent(Standing standing, Evaluation evaluation, Plan.Act act) {
        PersonState.Wanted queued = (PersonState.Wanted) standing.state();
        Owed owed =
                Objects.requireNonNull(owing(standing, "credit", queued.lane()).owed());
        PersonState.Again again = again(standing, queued.again());
        Order order = new Order(
                again == null ? situation.ids().get() : again.commandId(),
                again == null ? 1 : again.attempt() + 1,
                situation.rules().revision(),
                owed,
                queued.lane(),
                again == null ? situation.now() : again.issuedAt(),
                standing.account().targetId(),
                act.operation(),
                Journal.steps(situation, evaluation, standing.account()));
        effects.add(new Effect.Send(order));
        Grant grant = standing.grant();
        Instant deadline = situation.now().plus(Backoff.FIRST_DEADLINE);
        return state(
                standing.withOwed(null).withGrant(grant == null ? null : grant.spent()),
                new PersonState.InFlight(order, deadline, Backoff.FIRST_DEADLINE, queued.failures()));
    }

    private Standing state(Standing standing, PersonState state) {
        return standing.with(state, situation.now()).withOverdue(null);
    }
}
