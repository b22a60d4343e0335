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
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last value of each key of a compacted topic, caught up with the topic whenever it is asked for. A
 * record that cannot be decoded goes to the dead-letter topic, and the last good value of its key stays.
 */
final class TopicTail<T extends SpecificRecord> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String topic;
    private final List<TopicPartition> partitions;
    private final Class<T> type;
    private final boolean ours;
    private final WireFormat wire;
    private final Outbox outbox;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, T> values = new HashMap<>();
    private final Set<String> spoiled = new HashSet<>();

    /** @param ours whether it is ours to write to the topic */
    TopicTail(String topic, Class<T> type, boolean ours, PlatformSettings settings, WireFormat wire, Outbox outbox) {
        this(topic, 1, type, ours, settings, wire, outbox);
    }

    /** Of a topic with several partitions that others write. */
    static <T extends SpecificRecord> TopicTail<T> ofPartitions(
            String topic, int partitions, Class<T> type, PlatformSettings settings, WireFormat wire, Outbox outbox) {
        return new TopicTail<>(topic, partitions, type, false, settings, wire, outbox);
    }

    private TopicTail(
            String topic,
            int partitions,
            Class<T> type,
            boolean ours,
            PlatformSettings settings,
            WireFormat wire,
            Outbox outbox) {
        this.ours = ours;
        this.topic = topic;
        this.partitions = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
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
        consumer.assign(this.partitions);
        consumer.seekToBeginning(this.partitions);
    }

    /**
     * Everything that is there now.
     *
     * @throws TransientFailure if broker or registry do not answer; nothing is lost, the next call goes on
     */
    synchronized Map<String, T> current() {
        try {
            Instant until = Instant.now().plus(PATIENCE);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(until)) {
                    throw new TransientFailure("Reading " + topic + " to its end took too long", null);
                }
                take(consumer.poll(Duration.ofMillis(200)));
            }
        } catch (KafkaException unreachable) {
            throw new TransientFailure("The topic " + topic + " cannot be read", unreachable);
        }
        heal();
        return Map.copyOf(values);
    }

    private void take(ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, Long> taken = new HashMap<>();
        batch.partitions()
                .forEach(partition ->
                        taken.put(partition, batch.records(partition).getFirst().offset()));
        try {
            for (ConsumerRecord<byte[], byte[]> one : batch) {
                take(one);
                taken.put(new TopicPartition(one.topic(), one.partition()), one.offset() + 1);
            }
        } catch (TransientFailure later) {
            // the consumer is past the whole batch already: come back to what was not taken
            taken.forEach(consumer::seek);
            throw later;
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> one) {
        String key = one.key() == null ? "" : new String(one.key(), UTF_8);
        try {
            if (one.value() == null) {
                values.remove(key);
            } else {
                values.put(key, wire.decode(topic, one.value(), type));
            }
            spoiled.remove(key);
        } catch (PoisonRecord poison) {
            String reason = String.valueOf(poison.getMessage());
            outbox.write(DeadLetter.of(
                    "control-plane", topic, one.partition(), one.offset(), one.key(), one.value(), reason));
            spoiled.add(key);
            log.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("offset", one.offset())
                    .log("record cannot be decoded; it went to the dead-letter topic and the last good value stays");
        }
    }

    /** Compaction would keep only the undecodable value of a key; the last good one is written after it. */
    private void heal() {
        for (String key : Set.copyOf(spoiled)) {
            T good = values.get(key);
            if (good != null && ours) {
                outbox.write(topic, key, good);
            }
            spoiled.remove(key);
        }
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }
}
