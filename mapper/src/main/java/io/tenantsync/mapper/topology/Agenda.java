package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.reconciling.PersonState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What waits for a time or for the end of a round, in that order. */
final class Agenda {
    private static final byte[] PRESENT = {1};
    private static final int DIGITS = 19;

    private final KeyValueStore<String, byte[]> store;
    // Entries before it are done; walking over their remains again would cost more each time.
    private String timesFrom = "t";

    Agenda(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Keeps the entry in step with the state. */
    void moved(PersonKey person, PersonState before, PersonState after) {
        String old = key(person, before);
        String now = key(person, after);
        if (old != null && !old.equals(now)) {
            store.delete(old);
        }
        if (now != null && !now.equals(old)) {
            store.put(now, PRESENT);
            if (now.charAt(0) == 't' && now.compareTo(timesFrom) < 0) {
                timesFrom = now;
            }
        }
    }

    /** People whose time has come. */
    List<PersonKey> due(Instant now, int most) {
        String until = "t" + padded(now.toEpochMilli()) + "|~";
        List<PersonKey> due = people(timesFrom, until, most);
        if (due.isEmpty() && until.compareTo(timesFrom) > 0) {
            timesFrom = until;
        }
        return due;
    }

    /** People of a tenant who waited for a round up to this one. */
    List<PersonKey> due(String tenantId, long endedRound, int most) {
        return endedRound < 0
                ? List.of()
                : people("r" + tenantId + "|", "r" + tenantId + "|" + padded(endedRound) + "|~", most);
    }

    /** People who wait for what the guard decides on this cause. */
    List<PersonKey> asking(PermitBook.Entry cause, int most) {
        return people("p" + cause + "|", "p" + cause + "|~", most);
    }

    /** Sorts as the number does. */
    static String padded(long number) {
        String digits = Long.toString(Math.max(0, number));
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private List<PersonKey> people(String from, String to, int most) {
        List<PersonKey> found = new ArrayList<>();
        if (from.compareTo(to) > 0) {
            return found;
        }
        try (KeyValueIterator<String, byte[]> entries = store.range(from, to)) {
            while (found.size() < most && entries.hasNext()) {
                String key = entries.next().key;
                found.add(PersonKey.parse(key.substring(key.lastIndexOf('|') + 1)));
            }
        }
        return found;
    }

    private static @Nullable String key(PersonKey person, PersonState state) {
        Instant time = switch (state) {
            case PersonState.InFlight flight -> flight.deadline();
            case PersonState.Failing failing -> failing.next();
            case PersonState.Leaving leaving -> leaving.until();
            default -> null;
        };
        if (time != null) {
            return "t" + padded(time.toEpochMilli()) + "|" + person;
        }
        return switch (state) {
            case PersonState.Leaving leaving ->
                "r" + person.user().tenantId() + "|" + padded(leaving.round()) + "|" + person;
            case PersonState.Asking asking ->
                asking.intent().cause().single()
                        ? null
                        : "p"
                                + new PermitBook.Entry(
                                        person.configurationId(),
                                        asking.intent().cause())
                                + "|" + person;
            default -> null;
        };
    }
}
