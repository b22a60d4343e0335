package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.Unpacker;
import io.tenantsync.schemas.UserKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Who refers to whom, and telling them; a manager with thousands of reports is told slice by slice. */
final class Referrers {
    private static final int VERSION = 1;
    private static final byte[] PRESENT = {1};
    private static final int AT_ONCE = 50;
    private static final String REFERS = "r|";
    private static final String TELLING = "t|";

    private final KeyValueStore<String, byte[]> store;
    private final Emitter emitter;

    Referrers(KeyValueStore<String, byte[]> store, Emitter emitter) {
        this.store = store;
        this.emitter = emitter;
    }

    void add(PersonKey person, String fromUserId) {
        store.put(prefix(person) + fromUserId, PRESENT);
    }

    void remove(PersonKey person, String fromUserId) {
        store.delete(prefix(person) + fromUserId);
    }

    /** Tells one who asked. */
    void answer(PersonKey person, String toUserId, @Nullable String targetId) {
        emitter.reference(new UserKey(person.user().tenantId(), toUserId), ReferenceCodec.answer(person, targetId));
    }

    /** Tells everybody who refers to this person: a few now, the rest by {@link #continueTelling}. */
    void tell(PersonKey person, @Nullable String targetId) {
        slice(person, targetId, "", AT_ONCE);
    }

    /** Goes on with what {@link #tell} left; gives how many were told. */
    int continueTelling(int most) {
        KeyValue<String, byte[]> open;
        try (KeyValueIterator<String, byte[]> telling = store.range(TELLING, TELLING + "~")) {
            if (!telling.hasNext()) {
                return 0;
            }
            open = telling.next();
        }
        Unpacker in = new Unpacker(open.value, VERSION);
        String targetId = in.optionalText();
        return slice(PersonKey.parse(open.key.substring(TELLING.length())), targetId, in.text(), most);
    }

    private int slice(PersonKey person, @Nullable String targetId, String after, int most) {
        String prefix = prefix(person);
        List<String> told = new ArrayList<>();
        boolean more;
        try (KeyValueIterator<String, byte[]> entries = store.range(prefix + after, prefix + "~")) {
            while (told.size() < most && entries.hasNext()) {
                String from = entries.next().key.substring(prefix.length());
                if (!from.equals(after)) {
                    told.add(from);
                }
            }
            more = entries.hasNext();
        }
        told.forEach(from -> answer(person, from, targetId));
        if (more) {
            byte[] cursor = new Packer(VERSION)
                    .optionalText(targetId)
                    .text(told.getLast())
                    .bytes();
            store.put(TELLING + person, cursor);
        } else if (!after.isEmpty() || store.get(TELLING + person) != null) {
            store.delete(TELLING + person);
        }
        return told.size();
    }

    private static String prefix(PersonKey person) {
        return REFERS + person + "|";
    }
}
