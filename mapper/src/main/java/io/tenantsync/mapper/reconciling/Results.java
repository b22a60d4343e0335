package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.mapping.SourcePerson;
import java.time.Instant;
import java.util.List;

/** What the answer to a command does to the person. */
final class Results {
    private final Situation situation;
    private final List<Effect> effects;
    private final PersonState.InFlight flight;
    private final Answered answered;

    private Results(Situation situation, List<Effect> effects, PersonState.InFlight flight, Answered answered) {
        this.situation = situation;
        this.effects = effects;
        this.flight = flight;
        this.answered = answered;
    }

    static Standing on(Standing before, Answered answered, Situation situation, List<Effect> effects) {
        PersonState.InFlight flight = Reconciler.inFlight(before);
        if (flight == null || !flight.order().commandId().equals(answered.commandId())) {
            effects.add(new Effect.Ignored(answered.commandId()));
            return before;
        }
        return new Results(situation, effects, flight, answered).on(before);
    }

    private Standing on(Standing before) {
        if (answered.verdict() == Answered.Verdict.RETRY) {
            return retry(before);
        }
        effects.add(new Effect.Count(Learning.outcome(before.account(), flight.order(), answered)));
        Standing learned = before.with(Learning.account(before.account(), flight.order(), answered, situation.now()))
                .withGrant(null);
        return switch (answered.verdict()) {
            case DONE, GONE, RETRY -> settle(learned.with(new PersonState.Linked(), situation.now()));
            case CONFLICT -> unlessChanged(learned, new PersonState.Conflict(answered.reason(), answered.candidates()));
            case TARGET_DIFFERS -> unlessChanged(learned, new PersonState.TargetDiffers(answered.reason()));
        };
    }

    /** Stays as it is until the person changes, which may have happened while the command was out. */
    private Standing unlessChanged(Standing learned, PersonState state) {
        Standing stays = learned.with(state, situation.now());
        return stays.owed() == null ? stays : settle(stays);
    }

    private Standing settle(Standing standing) {
        SourcePerson person = situation.person();
        Lane lane = person == null ? Lane.BULK : Owed.lane(person.change().origin());
        return new Settling(situation, effects)
                .settle(
                        standing,
                        flight.order().owed().cycleId(),
                        lane,
                        flight.order().operation());
    }

    private Standing retry(Standing before) {
        boolean wasProvision = flight.order().operation() instanceof Operation.Provision;
        Standing learned = wasProvision ? before.with(before.account().maybe(answered.targetId())) : before;
        int failures = flight.failures() + 1;
        Instant next = situation
                .now()
                .plus(Backoff.afterFailure(failures, situation.jitter().getAsDouble()));
        Order order = flight.order();
        PersonState.Again again = new PersonState.Again(
                order.commandId(), order.attempt(), order.owed().changeId(), order.issuedAt());
        PersonState failing = new PersonState.Failing(failures, next, answered.reason(), again);
        if (learned.owed() == null) {
            return learned.withOwed(order.owed()).with(failing, situation.now());
        }
        Reconciler.superseded(order.owed(), learned.owed().changeId(), situation, effects);
        return settle(learned.with(failing, situation.now()));
    }
}
