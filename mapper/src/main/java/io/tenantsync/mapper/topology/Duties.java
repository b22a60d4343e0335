package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.reconciling.Event;
import io.tenantsync.mapper.reconciling.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a task does by itself, tick by tick: due times, ended rounds, telling referrers, sweeps. */
final class Duties {
    private static final Duration WHILE_IDLE = Duration.ofMillis(60);
    private static final Duration WHILE_BUSY = Duration.ofMillis(15);

    private final Surroundings around;
    private final Agenda agenda;
    private final Rounds rounds;
    private final Referrers referrers;
    private final Sweeps sweeps;
    private final Desk desk;
    private boolean busy;

    Duties(Surroundings around, Agenda agenda, Rounds rounds, Referrers referrers, Sweeps sweeps, Desk desk) {
        this.around = around;
        this.agenda = agenda;
        this.rounds = rounds;
        this.referrers = referrers;
        this.sweeps = sweeps;
        this.desk = desk;
    }

    /** Live input has arrived since the last tick, so that sweeps stand back. */
    void liveInput() {
        busy = true;
    }

    void due(int most) {
        bring(agenda.due(around.clock().instant(), most));
        Set<String> tenants = around.knowledge().configurations().stream()
                .map(rules -> rules.source().id())
                .collect(Collectors.toSet());
        for (String tenant : tenants) {
            bring(agenda.due(tenant, rounds.ended(tenant), most));
        }
    }

    void tell(int most) {
        referrers.continueTelling(most);
    }

    void sweep() {
        sweeps.slice(busy ? WHILE_BUSY : WHILE_IDLE);
        busy = false;
    }

    private void bring(List<PersonKey> due) {
        for (PersonKey person : due) {
            Rules rules = around.knowledge().rules(person.configurationId());
            if (rules != null) {
                desk.handle(rules, person.user(), new Event.Due());
            }
        }
    }
}
