package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.schemas.PersonStateName;
import io.tenantsync.schemas.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells once a second, when something moved, how far each configuration is in this partition. */
final class ProgressBoard {
    static final String KNOWN = "known";
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Surroundings around;
    private final int partition;
    private final Tallies tallies;
    private final Standings standings;
    private final Marks marks;
    private final SweepBook sweeps;
    private final Emitter emitter;
    private final Map<String, Progress> told = new HashMap<>();
    private Instant lastTold = Instant.MIN;
    private Instant lastInput;

    ProgressBoard(
            Surroundings around,
            int partition,
            Tallies tallies,
            Standings standings,
            Marks marks,
            SweepBook sweeps,
            Emitter emitter) {
        this.around = around;
        this.partition = partition;
        this.tallies = tallies;
        this.standings = standings;
        this.marks = marks;
        this.sweeps = sweeps;
        this.emitter = emitter;
        this.lastInput = around.clock().instant();
    }

    /** Something arrived: it is not quiet before a second without input has passed. */
    void input() {
        lastInput = around.clock().instant();
    }

    void tell() {
        Instant now = around.clock().instant();
        if (now.isBefore(lastTold.plus(EVERY)) && lastTold != Instant.MIN) {
            return;
        }
        lastTold = now;
        for (Rules rules : around.knowledge().configurations()) {
            Progress progress = progress(rules, now);
            Progress comparable =
                    Progress.newBuilder(progress).setAt(Instant.EPOCH).build();
            if (!comparable.equals(told.put(rules.id(), comparable))) {
                emitter.progress(rules.id(), progress);
            }
        }
    }

    private Progress progress(Rules rules, Instant now) {
        String id = rules.id();
        Marks.Tenant here = marks.of(rules.source().id());
        SweepBook.Position position = sweeps.position(rules);
        boolean swept = sweeps.isDone(rules);
        return Progress.newBuilder()
                .setPartition(partition)
                .setRevision(rules.revision())
                .setEpoch(position == null ? -1 : position.finishedEpoch())
                .setAt(now)
                .setKnown(tallies.get(tenant(rules.source().id()), KNOWN))
                .setInScope(tallies.get(id, Standings.IN_SCOPE))
                .setStates(tallies.startingWith(id, Standings.STATE))
                .setWaiting(tallies.startingWith(id, Standings.WAITING))
                .setOutcomes(tallies.startingWith(id, "outcome."))
                .setUsersRound(here.users())
                .setGroupsRound(here.groups())
                .setBaselineDone(baselineDone(rules, here))
                .setSweeping(!swept)
                .setRetrying(tallies.get(id, Standings.RETRYING))
                .setLinked(tallies.get(id, Standings.LINKED))
                .setQuiet(swept && baselineDone(rules, here) && nothingOpen(id) && now.isAfter(lastInput.plus(EVERY)))
                .build();
    }

    private boolean baselineDone(Rules rules, Marks.Tenant here) {
        return here.baselineDone()
                && around.knowledge().groups(rules.source().id()).baseline();
    }

    // People whom only a change of themselves or the rules can help do not keep the rest from being quiet.
    private boolean nothingOpen(String id) {
        return tallies.get(id, Standings.STATE + PersonStateName.WANTED) == 0
                && tallies.get(id, Standings.STATE + PersonStateName.IN_FLIGHT) == 0
                && tallies.get(id, Standings.LEAVING) == 0
                && tallies.get(id, Standings.RETRYING) == 0
                && tallies.get(id, Standings.ASKING) == 0
                && !standings.isAnybodyAsking(id);
    }

    static String tenant(String tenantId) {
        return "tenant:" + tenantId;
    }
}
