package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.reconciling.Lane;
import io.tenantsync.mapper.reconciling.PersonState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** People who wait for a credit, oldest first, per configuration and lane. */
final class Lanes {
    private static final byte[] PRESENT = {1};

    private final KeyValueStore<String, byte[]> store;
    // Where reading of a queue starts: deleted entries before it would be walked over again and again.
    private final Map<String, String> heads = new HashMap<>();

    Lanes(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(PersonKey person, PersonState.Wanted wanted) {
        String key = key(person, wanted);
        store.put(key, PRESENT);
        heads.computeIfPresent(
                queue(person.configurationId(), wanted.lane()), (queue, head) -> key.compareTo(head) < 0 ? key : head);
    }

    void remove(PersonKey person, PersonState.Wanted wanted) {
        store.delete(key(person, wanted));
    }

    /** Removes an entry that no standing belongs to. */
    void remove(String entry) {
        store.delete(entry);
    }

    /** The oldest entries of one queue. */
    List<String> oldest(String configurationId, Lane lane, int most) {
        String queue = queue(configurationId, lane);
        List<String> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.range(heads.getOrDefault(queue, queue), queue + "~")) {
            while (found.size() < most && entries.hasNext()) {
                found.add(entries.next().key);
            }
        }
        if (!found.isEmpty()) {
            heads.put(queue, found.getFirst());
        }
        return found;
    }

    /** The person of an entry. */
    static PersonKey person(String entry) {
        String[] parts = entry.split("\\|", -1);
        return PersonKey.parse(parts[0] + "/" + parts[3]);
    }

    private static String key(PersonKey person, PersonState.Wanted wanted) {
        return queue(person.configurationId(), wanted.lane())
                + Agenda.padded(wanted.at().toEpochMilli()) + "|" + person.user();
    }

    private static String queue(String configurationId, Lane lane) {
        return configurationId + "|" + lane.ordinal() + "|";
    }
}
