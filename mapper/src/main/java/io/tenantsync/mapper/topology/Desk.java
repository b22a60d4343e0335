package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Intent;
import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.packing.PersonPacking;
import io.tenantsync.mapper.reconciling.Effect;
import io.tenantsync.mapper.reconciling.Event;
import io.tenantsync.mapper.reconciling.Gatekeeper;
import io.tenantsync.mapper.reconciling.Order;
import io.tenantsync.mapper.reconciling.PersonState;
import io.tenantsync.mapper.reconciling.Reconciler;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.mapper.reconciling.Situation;
import io.tenantsync.mapper.reconciling.Standing;
import io.tenantsync.schemas.ReferenceKind;
import io.tenantsync.schemas.UserKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one event to one person: reads, lets the reconciler decide, remembers, and carries out the effects. */
final class Desk {
    private static final Logger log = LoggerFactory.getLogger(Desk.class);

    private final Surroundings around;
    private final int partition;
    private final KeyValueStore<String, byte[]> users;
    private final Standings standings;
    private final Rounds rounds;
    private final SweepBook sweeps;
    private final PermitBook book;
    private final Tallies tallies;
    private final Referrers referrers;
    private final Emitter emitter;

    Desk(
            Surroundings around,
            int partition,
            KeyValueStore<String, byte[]> users,
            Standings standings,
            Rounds rounds,
            SweepBook sweeps,
            PermitBook book,
            Tallies tallies,
            Referrers referrers,
            Emitter emitter) {
        this.around = around;
        this.partition = partition;
        this.users = users;
        this.standings = standings;
        this.rounds = rounds;
        this.sweeps = sweeps;
        this.book = book;
        this.tallies = tallies;
        this.referrers = referrers;
        this.emitter = emitter;
    }

    @Nullable
    SourcePerson person(UserKey user) {
        byte[] bytes = users.get(user.toString());
        return bytes == null ? null : PersonPacking.unpack(bytes);
    }

    /** Brings an event to a person, reading the person from the store. */
    void handle(Rules rules, UserKey user, Event event) {
        handle(rules, user, person(user), event);
    }

    /** Brings an event to a person. */
    void handle(Rules rules, UserKey user, @Nullable SourcePerson person, Event event) {
        PersonKey key = new PersonKey(rules.id(), user);
        Standing remembered = standings.find(key);
        Situation situation = situation(rules, person);
        Standing before = remembered == null ? Standing.unseen(situation.now()) : remembered;
        Reconciler.Result result = decide(before, event, situation, key);
        if (remembered == null || !result.standing().equals(before)) {
            standings.put(key, remembered, result.standing());
        }
        for (Effect effect : result.effects()) {
            carryOut(effect, rules, key, person, result.standing());
        }
        tellStaged(key, person, before, result.standing());
        if (remembered == null || !shown(key, before).equals(shown(key, result.standing()))) {
            publish(rules, user, person);
        }
    }

    private Reconciler.Result decide(Standing before, Event event, Situation situation, PersonKey key) {
        try {
            return Reconciler.apply(before, event, situation);
        } catch (RuntimeException defect) {
            around.metrics().defect();
            log.atError()
                    .addKeyValue("subject", key.user())
                    .addKeyValue("configuration", key.configurationId())
                    .setCause(defect)
                    .log("evaluation of a person failed");
            return Reconciler.afterDefect(
                    before,
                    situation,
                    "The mapper failed on this person: " + defect.getClass().getSimpleName());
        }
    }

    private Situation situation(Rules rules, @Nullable SourcePerson person) {
        String tenant = rules.source().id();
        Knowledge knowledge = around.knowledge();
        Job job = knowledge.job(rules.id());
        return new Situation(
                rules,
                person,
                knowledge.counting(rules),
                job.sourceDomains(),
                new Situation.Rounds(rounds.ended(tenant), knowledge.requiredRound(rules)),
                new Situation.Sweep(knowledge.sweep(rules), !sweeps.isDone(rules)),
                job.maySend(),
                around.clock().instant(),
                around.ids(),
                around.jitter(),
                this::permit,
                knowledge.groupsOf(rules));
    }

    /** Everything is asked; who comes after the others of a cause were counted asks alone. */
    private Gatekeeper.Permit permit(String configurationId, Intent intent) {
        Cause cause = intent.cause();
        boolean late = !cause.single() && book.isCounted(new PermitBook.Entry(configurationId, cause));
        return new Gatekeeper.Permit.Asked(late ? new Cause.Late(cause) : cause);
    }

    private void tellStaged(PersonKey key, @Nullable SourcePerson person, Standing before, Standing after) {
        String earlier = before.state() instanceof PersonState.Staged staged ? staged.requestId() : "";
        if (after.state() instanceof PersonState.Staged staged) {
            if (!staged.requestId().equals(earlier)) {
                emitter.staged(key, GuardCodec.staged(key, person, after, staged));
            }
        } else if (!earlier.isEmpty()) {
            emitter.staged(key, null);
        }
    }

    private void carryOut(Effect effect, Rules rules, PersonKey key, @Nullable SourcePerson person, Standing standing) {
        switch (effect) {
            case Effect.Send send -> send(send.order(), rules, key, person, standing);
            case Effect.Report report -> report(report, rules, key, person, standing);
            case Effect.Ask ask -> refer(key, ask.managerId(), ReferenceKind.ASK);
            case Effect.Forget forget -> refer(key, forget.managerId(), ReferenceKind.FORGET);
            case Effect.TellReferrers tell -> referrers.tell(key, tell.targetId());
            case Effect.Count count -> {
                tallies.add(rules.id(), "outcome." + count.outcome(), 1);
                around.metrics().changeEnded(count.outcome());
            }
            case Effect.AskGuard ask -> {
                if (ask.intent().cause().single()) {
                    emitter.guardReport(rules.id(), GuardCodec.ask(partition, key, ask.intent(), ask.requestId()));
                }
            }
            case Effect.GiveBack back ->
                emitter.guardReport(rules.id(), GuardCodec.giveBack(partition, GuardCodec.each(back.subjects())));
            case Effect.ReportStaged staged -> staged(staged, rules, key, person, standing);
            case Effect.DecisionIgnored decision ->
                log.atInfo()
                        .addKeyValue("subject", key.user())
                        .addKeyValue("request", decision.requestId())
                        .log("decision on something that is not wanted any more was ignored");
            case Effect.Ignored ignored -> {
                around.metrics().resultIgnored();
                log.atInfo()
                        .addKeyValue("subject", key.user())
                        .addKeyValue("command", ignored.commandId())
                        .log("result that nobody waits for was ignored");
            }
        }
    }

    private void send(Order order, Rules rules, PersonKey key, @Nullable SourcePerson person, Standing standing) {
        Instant deadline = standing.state() instanceof PersonState.InFlight flight
                ? flight.deadline()
                : around.clock().instant();
        Job job = around.knowledge().job(rules.id());
        emitter.command(key, CommandCodec.toAvro(order, rules, job, key.user(), person, deadline));
        around.metrics().commandSent(order.lane().name());
    }

    private void report(
            Effect.Report report, Rules rules, PersonKey key, @Nullable SourcePerson person, Standing standing) {
        emitter.result(
                key.user(),
                ResultCodec.toAvro(
                        report,
                        rules,
                        key.user(),
                        person,
                        standing.account(),
                        around.clock().instant()));
        if (report.code().equals("EntrySynchronizationSkipped")) {
            tallies.add(rules.id(), "outcome.skipped", 1);
            around.metrics().changeEnded("skipped");
        }
    }

    private void staged(
            Effect.ReportStaged staged, Rules rules, PersonKey key, @Nullable SourcePerson person, Standing standing) {
        Instant now = around.clock().instant();
        emitter.result(key.user(), ResultCodec.staged(staged, rules, key.user(), person, standing.account(), now));
        around.metrics().staged(staged.staged().intent().kind().name());
    }

    private void refer(PersonKey key, String managerId, ReferenceKind kind) {
        UserKey receiver = new UserKey(key.user().tenantId(), managerId);
        emitter.reference(receiver, ReferenceCodec.question(key, kind));
    }

    private static Object shown(PersonKey key, Standing standing) {
        return PeopleCodec.toAvro(key.configurationId(), standing);
    }

    private void publish(Rules rules, UserKey user, @Nullable SourcePerson person) {
        List<io.tenantsync.schemas.PersonState> states = new ArrayList<>();
        for (Rules each : around.knowledge().configurationsOf(rules.source().id())) {
            Standing standing = standings.find(new PersonKey(each.id(), user));
            if (standing != null) {
                states.add(PeopleCodec.toAvro(each.id(), standing));
            }
        }
        emitter.person(user, PeopleCodec.person(person, states));
    }
}
