package io.tenantsync.mapper.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one global topic as bytes and decodes inside, because a bad record on a global table would end the client for good:
 * what cannot be decoded goes to the dead letters, and the last good value stays in force and in the store.
 */
@NullUnmarked // the store is there after init, which Kafka Streams calls before anything else
final class GlobalFeed implements Processor<byte[], byte[], Void, Void> {
    private static final Logger log = LoggerFactory.getLogger(GlobalFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String topic;
    private final String storeName;
    private final Surroundings around;
    private final Content content;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<byte[], byte[]> store;

    GlobalFeed(String topic, String storeName, Surroundings around, Content content) {
        this.topic = topic;
        this.storeName = storeName;
        this.around = around;
        this.content = content;
    }

    /** What a topic is about. */
    interface Content {
        /**
         * Takes in a value, or forgets a key.
         *
         * @param value null = forget
         * @return what to keep in the store
         * @throws PoisonRecord if it cannot be decoded
         * @throws TransientFailure if the registry did not answer
         */
        byte @Nullable [] take(String key, byte @Nullable [] value);

        /** Takes in what was kept in the store, after a restart. */
        void remember(String key, byte[] kept);
    }

    @Override
    public void init(ProcessorContext<Void, Void> newContext) {
        context = newContext;
        store = newContext.getStateStore(storeName);
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            all.forEachRemaining(entry -> remembered(entry.key, entry.value));
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            String key = new String(record.key() == null ? new byte[0] : record.key(), UTF_8);
            byte[] kept = patiently(() -> content.take(key, record.value()));
            if (record.key() != null) {
                store.put(record.key(), kept);
            }
        } catch (PoisonRecord poison) {
            poison(record, String.valueOf(poison.getMessage()));
        } catch (IllegalArgumentException malformed) {
            poison(record, "The key or a field is malformed: " + malformed.getMessage());
        }
    }

    private void remembered(byte[] key, byte[] kept) {
        try {
            patiently(() -> {
                content.remember(new String(key, UTF_8), kept);
                return kept;
            });
        } catch (PoisonRecord unreadable) {
            log.atError().addKeyValue("topic", topic).log("a kept value cannot be read any more and is left out");
        }
    }

    private void poison(Record<byte[], byte[]> record, String reason) {
        var at = context.recordMetadata();
        int partition = at.map(metadata -> metadata.partition()).orElse(-1);
        long offset = at.map(metadata -> metadata.offset()).orElse(-1L);
        around.metrics().poison(topic);
        log.atError()
                .addKeyValue("topic", topic)
                .addKeyValue("offset", offset)
                .addKeyValue("reason", reason)
                .log("record put to the dead letters, the last good value stays in force");
        around.deadLetters()
                .send(DeadLetter.of(Emitter.SERVICE, topic, partition, offset, record.key(), record.value(), reason));
    }

    // Nobody replaces a dead global thread, so it waits for the registry instead of failing.
    private static byte[] patiently(Supplier<byte[]> work) {
        while (true) {
            try {
                return work.get();
            } catch (TransientFailure unreachable) {
                log.atWarn().addKeyValue("reason", unreachable.getMessage()).log("waiting for the schema registry");
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw unreachable;
                }
            }
        }
    }
}
