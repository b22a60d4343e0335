package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Verdict;
import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.Unpacker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What one task has agreed with the guard: causes that the guard wants counted, causes that were counted here, and verdicts
 * that are being carried out.
 */
final class PermitBook {
    private static final int VERSION = 1;
    private static final byte[] PRESENT = {1};
    private static final String WANTED = "q|";
    private static final String COUNTED = "c|";
    private static final String DECIDED = "v|";

    private final KeyValueStore<String, byte[]> store;
    // The same as in the store: it is looked at on each tick.
    private final Set<String> wanted = new HashSet<>();

    PermitBook(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> entries = store.range(WANTED, WANTED + "~")) {
            entries.forEachRemaining(entry -> wanted.add(entry.key.substring(WANTED.length())));
        }
    }

    /** A cause in a configuration, as text {@code <configurationId>|<cause>}. */
    record Entry(String configurationId, Cause cause) {
        static Entry parse(String text) {
            int bar = text.indexOf('|');
            return new Entry(text.substring(0, bar), Cause.parse(text.substring(bar + 1)));
        }

        @Override
        public String toString() {
            return configurationId + "|" + cause.text();
        }
    }

    /**
     * A verdict that is being carried out.
     *
     * @param left who were counted and have not been told yet, by subject
     */
    record Decision(Entry entry, Verdict verdict, Map<String, Long> left) {}

    /** The guard wants to know when everybody of this cause is counted here. */
    void want(Entry entry) {
        if (wanted.add(entry.toString())) {
            store.put(WANTED + entry, PRESENT);
        }
    }

    /** Causes that the guard asked about. */
    Set<String> wanted() {
        return Set.copyOf(wanted);
    }

    void forget(Entry entry) {
        if (wanted.remove(entry.toString())) {
            store.delete(WANTED + entry);
        }
    }

    /** Whether people of this cause have been counted, so that one more would not be. */
    boolean isCounted(Entry entry) {
        return store.get(COUNTED + entry) != null;
    }

    void counted(Entry entry, Map<String, Long> counts) {
        forget(entry);
        store.put(COUNTED + entry, new Packer(VERSION).attributes(counts).bytes());
    }

    /** Everybody is looked at again: what was counted in an earlier sweep, and not decided on, is counted anew. */
    void countAnew(String configurationId) {
        String prefix = COUNTED + configurationId + "|revision-";
        List<String> counted = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.range(prefix, prefix + "~")) {
            entries.forEachRemaining(entry -> counted.add(entry.key));
        }
        counted.stream()
                .filter(key -> store.get(DECIDED + key.substring(COUNTED.length())) == null)
                .forEach(store::delete);
    }

    /** The guard has decided on what was counted. */
    void decided(Entry entry, Verdict verdict) {
        byte[] counted = store.get(COUNTED + entry);
        Map<String, Long> left = counted == null ? Map.of() : counts(new Unpacker(counted, VERSION));
        remember(new Decision(entry, verdict, left));
    }

    /** The first verdict that is not carried out yet. */
    Optional<Decision> next() {
        try (KeyValueIterator<String, byte[]> entries = store.range(DECIDED, DECIDED + "~")) {
            return entries.hasNext() ? Optional.of(decision(entries.next())) : Optional.empty();
        }
    }

    void remember(Decision decision) {
        store.put(
                DECIDED + decision.entry(),
                new Packer(VERSION)
                        .attributes(decision.verdict().withheld())
                        .attributes(decision.left())
                        .bytes());
    }

    /** The verdict is carried out; the cause may be counted again. */
    void done(Entry entry) {
        store.delete(DECIDED + entry);
        store.delete(COUNTED + entry);
    }

    private static Decision decision(KeyValue<String, byte[]> entry) {
        Unpacker in = new Unpacker(entry.value, VERSION);
        Map<String, String> withheld = new HashMap<>();
        in.attributes().forEach((subject, why) -> withheld.put(subject, String.valueOf(why)));
        return new Decision(Entry.parse(entry.key.substring(DECIDED.length())), new Verdict(withheld), counts(in));
    }

    private static Map<String, Long> counts(Unpacker in) {
        Map<String, Long> counts = new HashMap<>();
        in.attributes().forEach((subject, count) -> counts.put(subject, count instanceof Long number ? number : 0L));
        return counts;
    }
}
