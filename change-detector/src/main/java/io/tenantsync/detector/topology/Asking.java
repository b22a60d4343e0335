package io.tenantsync.detector.topology;

import io.tenantsync.detector.detection.merging.LookupReason;
import io.tenantsync.schemas.LookupRequest;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Collects people who must be read again, and asks for many of them at once. */
final class Asking {
    private static final int VERSION = 1;
    private static final int PEOPLE_PER_REQUEST = 200;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Emitter emitter;
    private boolean any = true;

    Asking(KeyValueStore<Bytes, byte[]> store, Emitter emitter) {
        this.store = store;
        this.emitter = emitter;
    }

    void add(UserKey key, LookupReason reason, long round) {
        any = true;
        store.put(
                Keys.of(key),
                new StateWriter(VERSION).octet(reason.ordinal()).number(round).bytes());
    }

    void send(Slice slice) {
        if (!any) {
            return;
        }
        Map<Why, List<String>> collected = new LinkedHashMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext() && !slice.over()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                UserKey key = Keys.user(entry.key);
                collected
                        .computeIfAbsent(Why.read(key.tenantId(), entry.value), why -> new ArrayList<>())
                        .add(key.userId());
                slice.used(1);
            }
            any = all.hasNext();
        }
        collected.forEach(this::request);
    }

    private void request(Why why, List<String> userIds) {
        for (int from = 0; from < userIds.size(); from += PEOPLE_PER_REQUEST) {
            List<String> some = List.copyOf(userIds.subList(from, Math.min(from + PEOPLE_PER_REQUEST, userIds.size())));
            LookupRequest request = new LookupRequest(some, why.reason.wireName(), why.round);
            emitter.byKey(Topics.LOOKUPS, why.tenantId, emitter.encode(Topics.LOOKUPS, request));
            some.forEach(id -> store.delete(Keys.of(why.tenantId, id)));
        }
    }

    private record Why(String tenantId, LookupReason reason, long round) {
        static Why read(String tenantId, byte[] bytes) {
            StateReader in = new StateReader(bytes, VERSION, "look-up");
            return new Why(tenantId, LookupReason.values()[in.octet()], in.number());
        }
    }
}
