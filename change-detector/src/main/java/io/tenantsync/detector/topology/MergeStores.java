package io.tenantsync.detector.topology;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the merges, all persistent, all with changelogs, all bytes in our own formats. */
final class MergeStores {
    /** Person by user key. */
    static final String PEOPLE = "people";

    /** Reason and round by user key: who must be asked for with the next request. */
    static final String ASKING = "asking";

    /** Cursor by tenant and what is swept. */
    static final String SWEEPS = "sweeps";

    /** Round in which the first member of a group was seen, by tenant and group. */
    static final String GROUPS_SEEN = "groups-seen";

    /** Public events whose topic is not there yet, by user key and version. */
    static final String HELD = "held";

    /** Group by tenant and group. */
    static final String GROUPS = "tracked-groups";

    private MergeStores() {}

    static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> ofPeople() {
        return List.of(builder(PEOPLE), builder(ASKING), builder(SWEEPS), builder(GROUPS_SEEN), builder(HELD));
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray());
    }
}
