package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.Unpacker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;

/** Named counters per configuration or tenant. Changes are kept in memory until {@link #flush}, once per step. */
final class Tallies {
    private static final int VERSION = 1;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Map<String, Long>> cached = new HashMap<>();
    private final Set<String> dirty = new HashSet<>();

    Tallies(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(String owner, String counter, long amount) {
        if (amount != 0) {
            counters(owner).merge(counter, amount, (before, more) -> before + more == 0 ? null : before + more);
            dirty.add(owner);
        }
    }

    long get(String owner, String counter) {
        return counters(owner).getOrDefault(counter, 0L);
    }

    /** Counters whose names start so, without that start. */
    Map<String, Long> startingWith(String owner, String prefix) {
        Map<String, Long> found = new TreeMap<>();
        counters(owner).forEach((name, count) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), count);
            }
        });
        return found;
    }

    void flush() {
        for (String owner : dirty) {
            store.put(owner, new Packer(VERSION).attributes(counters(owner)).bytes());
        }
        dirty.clear();
    }

    private Map<String, Long> counters(String owner) {
        return cached.computeIfAbsent(owner, this::read);
    }

    private Map<String, Long> read(String owner) {
        Map<String, Long> counters = new HashMap<>();
        byte[] bytes = store.get(owner);
        if (bytes != null) {
            new Unpacker(bytes, VERSION)
                    .attributes()
                    .forEach((name, count) -> counters.put(name, count instanceof Long number ? number : 0L));
        }
        return counters;
    }
}
