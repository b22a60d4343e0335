package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.reconciling.Event;
import io.tenantsync.mapper.reconciling.Lane;
import io.tenantsync.mapper.reconciling.PersonState;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.mapper.reconciling.Standing;
import io.tenantsync.schemas.PersonStateName;
import io.tenantsync.schemas.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Grants credits: urgent first, then live changes, then bulk; configurations of one target take turns. Bulk leaves some of
 * the credits free, since the others would else wait until one of its large groups is answered.
 */
final class Dispatcher {
    /** One part in so many. */
    private static final int KEPT_FROM_BULK = 8;

    private static final String IN_FLIGHT = Standings.STATE + PersonStateName.IN_FLIGHT.name();

    private final Surroundings around;
    private final Standings standings;
    private final Lanes lanes;
    private final Tallies tallies;
    private final Desk desk;

    Dispatcher(Surroundings around, Standings standings, Lanes lanes, Tallies tallies, Desk desk) {
        this.around = around;
        this.standings = standings;
        this.lanes = lanes;
        this.tallies = tallies;
        this.desk = desk;
    }

    /** Grants what is free; looks at no more people than that. */
    void dispatch(int most) {
        int left = most;
        for (List<Rules> sharing : byTarget().values()) {
            left -= dispatch(sharing, left);
        }
    }

    private Map<String, List<Rules>> byTarget() {
        Map<String, List<Rules>> targets = new TreeMap<>();
        around.knowledge().configurations().stream()
                .sorted(Comparator.comparing(Rules::id))
                .forEach(rules -> targets.computeIfAbsent(rules.target().id(), id -> new ArrayList<>())
                        .add(rules));
        return targets;
    }

    private int dispatch(List<Rules> sharing, int most) {
        Rules first = sharing.getFirst();
        List<Rules> running = sharing.stream()
                .filter(rules -> around.knowledge().job(rules.id()).maySend())
                .toList();
        int looked = 0;
        if (!running.isEmpty()
                && free(sharing, Lane.URGENT) > 0
                && around.topicExists().test(Topics.commands(first.target().id()))) {
            for (Lane lane : Lane.values()) {
                looked += dispatch(sharing, running, lane, most - looked);
            }
        }
        return looked;
    }

    private int dispatch(List<Rules> sharing, List<Rules> running, Lane lane, int most) {
        int looked = 0;
        for (int turn = 0; turn < running.size(); turn++) {
            int fair = (int) Math.max(1, free(sharing, lane) / (running.size() - turn));
            Rules rules = running.get(turn);
            if (waiting(rules, lane) == 0) {
                continue;
            }
            for (String entry : lanes.oldest(rules.id(), lane, Math.min(fair, most - looked))) {
                if (free(sharing, lane) <= 0) {
                    return looked;
                }
                looked++;
                grant(rules, entry);
            }
        }
        return looked;
    }

    private void grant(Rules rules, String entry) {
        PersonKey person = Lanes.person(entry);
        Standing standing = standings.find(person);
        if (standing != null && standing.state() instanceof PersonState.Wanted) {
            desk.handle(rules, person.user(), new Event.CreditGranted());
        } else {
            lanes.remove(entry);
        }
    }

    private long waiting(Rules rules, Lane lane) {
        return tallies.get(rules.id(), Standings.WAITING + lane.name());
    }

    private long free(List<Rules> sharing, Lane lane) {
        long outstanding = sharing.stream()
                .mapToLong(rules -> tallies.get(rules.id(), IN_FLIGHT))
                .sum();
        int credits = around.creditsPerPartition();
        return (lane == Lane.BULK ? Math.max(1, credits - credits / KEPT_FROM_BULK) : credits) - outstanding;
    }
}
