package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.packing.StandingPacking;
import io.tenantsync.mapper.reconciling.PersonState;
import io.tenantsync.mapper.reconciling.Standing;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The standings of people, with the queues, the agenda and the counters that follow from them always in step. */
final class Standings {
    static final String STATE = "state.";
    static final String WAITING = "waiting.";
    static final String IN_SCOPE = "inScope";
    static final String LEAVING = "leaving";
    static final String RETRYING = "retrying";
    static final String ASKING = "asking";
    static final String LINKED = "linked";
    private static final String OVERDUE = "overdue|";
    private static final String ASKED = "asked|";

    private final KeyValueStore<String, byte[]> store;
    private final Lanes lanes;
    private final Agenda agenda;
    private final Tallies tallies;

    Standings(KeyValueStore<String, byte[]> store, Lanes lanes, Agenda agenda, Tallies tallies) {
        this.store = store;
        this.lanes = lanes;
        this.agenda = agenda;
        this.tallies = tallies;
    }

    @Nullable
    Standing find(PersonKey person) {
        byte[] bytes = store.get(person.toString());
        return bytes == null ? null : StandingPacking.unpack(bytes);
    }

    /**
     * Remembers a standing.
     *
     * @param before what was remembered; null when nothing was
     */
    void put(PersonKey person, @Nullable Standing before, Standing after) {
        store.put(person.toString(), StandingPacking.pack(after));
        if (before != null) {
            count(person.configurationId(), before, -1);
        }
        count(person.configurationId(), after, 1);
        PersonState old = before == null ? new PersonState.OutOfScope("") : before.state();
        if (!old.equals(after.state())) {
            if (old instanceof PersonState.Wanted wanted) {
                lanes.remove(person, wanted);
            }
            if (after.state() instanceof PersonState.Wanted wanted) {
                lanes.add(person, wanted);
            }
            agenda.moved(person, old, after.state());
        }
    }

    /** Causes of which somebody waits for the guard; the text forms. */
    Set<String> askingCauses(String configurationId) {
        return tallies.startingWith(configurationId, ASKED).keySet().stream()
                .map(name -> name.substring(0, name.indexOf('|')))
                .collect(Collectors.toSet());
    }

    /** How many wait for what the guard decides on this cause, by subject. */
    Map<String, Long> asking(String configurationId, Cause cause) {
        return tallies.startingWith(configurationId, ASKED + cause.text() + "|");
    }

    /** How many wait for the end of a round though the sweep has passed them. */
    long overdue(String configurationId, Cause cause) {
        return tallies.get(configurationId, OVERDUE + cause.text());
    }

    /** Whether somebody waits for the guard. */
    boolean isAnybodyAsking(String configurationId) {
        return !tallies.startingWith(configurationId, ASKED).isEmpty();
    }

    private void count(String configurationId, Standing standing, int amount) {
        counters(standing).forEach((name, count) -> tallies.add(configurationId, name, count * amount));
    }

    private static Map<String, Integer> counters(Standing standing) {
        Map<String, Integer> counters = new HashMap<>(general(standing));
        if (standing.state() instanceof PersonState.Leaving && standing.overdue() != null) {
            counters.put(OVERDUE + standing.overdue(), 1);
        }
        if (standing.state() instanceof PersonState.Asking asking) {
            String cause = asking.intent().cause().text();
            asking.intent().subjects().forEach(subject -> counters.put(ASKED + cause + "|" + subject, 1));
        }
        return counters;
    }

    private static Map<String, Integer> general(Standing standing) {
        PersonState state = standing.state();
        String waiting =
                state instanceof PersonState.Wanted wanted ? wanted.lane().name() : "";
        boolean asking =
                standing.manager().asked() != null && !standing.manager().answered();
        return Map.of(
                STATE + PeopleCodec.name(state).name(),
                1,
                WAITING + waiting,
                waiting.isEmpty() ? 0 : 1,
                IN_SCOPE,
                standing.inScope() ? 1 : 0,
                LEAVING,
                state instanceof PersonState.Leaving ? 1 : 0,
                RETRYING,
                state instanceof PersonState.Failing failing && failing.next() != null ? 1 : 0,
                ASKING,
                asking ? 1 : 0,
                LINKED,
                standing.account().mayExist() ? 1 : 0);
    }
}
