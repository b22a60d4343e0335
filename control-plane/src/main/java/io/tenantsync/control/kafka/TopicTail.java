package io.tenantsync.control.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last value of each key of a compacted topic with one partition, caught up with the topic whenever it is asked for. A
 * record that cannot be decoded goes to the dead-letter topic, and the last good value of its key stays.
 */
final class TopicTail<T extends SpecificRecord> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TopicPartition partition;
    private final Class<T> type;
    private final boolean ours;
    private final WireFormat wire;
    private final Outbox outbox;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, T> values = new HashMap<>();
    private final Set<String> spoiled = new HashSet<>();

    /** @param ours whether it is ours to write to the topic */
    TopicTail(String topic, Class<T> type, boolean ours, PlatformSettings settings, WireFormat wire, Outbox outbox) {
        this.ours = ours;
        this.partition = new TopicPartition(topic, 0);
        this.type = type;
        this.wire = wire;
        this.outbox = outbox;
        Map<String, Object> properties = settings.clientProperties("control-plane-" + topic);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * Everything that is there now.
     *
     * @throws TransientFailure if broker or registry do not answer; nothing is lost, the next call goes on
     */
    synchronized Map<String, T> current() {
        try {
            Instant until = Instant.now().plus(PATIENCE);
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            while (consumer.position(partition) < end) {
                if (Instant.now().isAfter(until)) {
                    throw new TransientFailure("Reading " + partition.topic() + " to its end took too long", null);
                }
                take(consumer.poll(Duration.ofMillis(200)).records(partition));
            }
        } catch (KafkaException unreachable) {
            throw new TransientFailure("The topic " + partition.topic() + " cannot be read", unreachable);
        }
        heal();
        return Map.copyOf(values);
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> batch) {
        for (ConsumerRecord<byte[], byte[]> one : batch) {
            try {
                take(one);
            } catch (TransientFailure later) {
                // the consumer is past the whole batch already: come back to the first one that was not taken
                consumer.seek(partition, one.offset());
                throw later;
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> one) {
        String key = one.key() == null ? "" : new String(one.key(), UTF_8);
        try {
            if (one.value() == null) {
                values.remove(key);
            } else {
                values.put(key, wire.decode(partition.topic(), one.value(), type));
            }
            spoiled.remove(key);
        } catch (PoisonRecord poison) {
            String reason = String.valueOf(poison.getMessage());
            outbox.write(DeadLetter.of(
                    "control-plane",
                    partition.topic(),
                    partition.partition(),
                    one.offset(),
                    one.key(),
                    one.value(),
                    reason));
            spoiled.add(key);
            log.atError()
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("offset", one.offset())
                    .log("record cannot be decoded; it went to the dead-letter topic and the last good value stays");
        }
    }

    /** Compaction would keep only the undecodable value of a key; the last good one is written after it. */
    private void heal() {
        for (String key : Set.copyOf(spoiled)) {
            T good = values.get(key);
            if (good != null && ours) {
                outbox.write(partition.topic(), key, good);
            }
            spoiled.remove(key);
        }
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
