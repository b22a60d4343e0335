package io.tenantsync.detector.topology;

import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserChange;
import io.tenantsync.schemas.UserKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends public events, and keeps those of a tenant whose topic is not there yet until it is; order per person is kept. They
 * are kept in Avro's own form: while there is no topic, the registry need not know its schema either.
 */
final class HeldChanges {
    private static final Logger log = LoggerFactory.getLogger(HeldChanges.class);

    private final KeyValueStore<Bytes, byte[]> held;
    private final TopicPresence topics;
    private final Emitter emitter;
    private final Set<String> waiting = new HashSet<>();

    HeldChanges(KeyValueStore<Bytes, byte[]> held, TopicPresence topics, Emitter emitter) {
        this.held = held;
        this.topics = topics;
        this.emitter = emitter;
        try (KeyValueIterator<Bytes, byte[]> all = held.all()) {
            while (all.hasNext()) {
                waiting.add(user(all.next().key).tenantId());
            }
        }
    }

    void send(UserKey key, UserChange event) {
        String topic = Topics.userChanges(key.tenantId());
        if (waiting.contains(key.tenantId()) || !topics.exists(topic)) {
            if (waiting.add(key.tenantId())) {
                log.atWarn()
                        .addKeyValue("topic", topic)
                        .log("changes are held until the control plane has made their topic");
            }
            held.put(key(key, event.getVersion()), kept(event));
        } else {
            emitter.toSamePartition(topic, key, emitter.encode(topic, event));
        }
    }

    /** Sends what waited, as far as its topic is there now. */
    void release(Slice slice) {
        for (String tenantId : Set.copyOf(waiting)) {
            String topic = Topics.userChanges(tenantId);
            if (topics.exists(topic) && release(tenantId, topic, slice)) {
                waiting.remove(tenantId);
            }
        }
    }

    private boolean release(String tenantId, String topic, Slice slice) {
        try (KeyValueIterator<Bytes, byte[]> range = held.range(Keys.first(tenantId), Keys.last(tenantId))) {
            while (range.hasNext()) {
                if (slice.over()) {
                    return false;
                }
                KeyValue<Bytes, byte[]> one = range.next();
                emitter.toSamePartition(topic, user(one.key), emitter.encode(topic, event(one.value)));
                held.delete(one.key);
                slice.used(1);
            }
            return true;
        }
    }

    private static byte[] kept(UserChange event) {
        try {
            ByteBuffer buffer = event.toByteBuffer();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static UserChange event(byte[] kept) {
        try {
            return UserChange.fromByteBuffer(ByteBuffer.wrap(kept));
        } catch (IOException damaged) {
            throw new UncheckedIOException("A held change in the local store is damaged", damaged);
        }
    }

    private static Bytes key(UserKey key, long version) {
        byte[] user = Keys.of(key).get();
        return Bytes.wrap(ByteBuffer.allocate(user.length + Long.BYTES)
                .put(user)
                .putLong(version)
                .array());
    }

    private static UserKey user(Bytes key) {
        byte[] bytes = key.get();
        byte[] user = new byte[bytes.length - Long.BYTES];
        System.arraycopy(bytes, 0, user, 0, user.length);
        return Keys.user(Bytes.wrap(user));
    }
}
