package io.tenantsync.mapper.topology;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state stores of one task. Keys are texts that sort as they are read; values are our own binary format. */
final class StoreNames {
    static final String USERS = "users";
    static final String STANDINGS = "standings";
    static final String AGENDA = "agenda";
    static final String LANES = "lanes";
    static final String MARKS = "marks";
    static final String TALLIES = "tallies";
    static final String SWEEPS = "sweeps";
    static final String REFERRERS = "referrers";
    static final String PERMITS = "permits";
    static final String GUARD = "guard";

    private static final List<String> ALL =
            List.of(USERS, STANDINGS, AGENDA, LANES, MARKS, TALLIES, SWEEPS, REFERRERS, PERMITS);

    private StoreNames() {}

    static Set<StoreBuilder<?>> builders() {
        return ALL.stream().map(StoreNames::builder).collect(Collectors.toSet());
    }

    static KeyValueStore<String, byte[]> store(ProcessorContext<?, ?> context, String name) {
        return context.getStateStore(name);
    }

    static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
    }
}
