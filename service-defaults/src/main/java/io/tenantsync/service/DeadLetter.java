package io.tenantsync.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.schemas.TopicEntry;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The bytes of a record that a service gave up on, on their way to that service's dead-letter topic. */
public final class DeadLetter {
    public static final String REASON = "tenantsync-reason";
    public static final String TOPIC = "tenantsync-topic";
    public static final String PARTITION = "tenantsync-partition";
    public static final String OFFSET = "tenantsync-offset";
    public static final String SERVICE = "tenantsync-service";
    public static final String AT = "tenantsync-at";

    private DeadLetter() {}

    /** A record for {@code <topic>.<service>.dead-letter} with the untouched bytes and headers that say why and whence. */
    public static ProducerRecord<byte[], byte[]> of(
            String service,
            String topic,
            int partition,
            long offset,
            byte @Nullable [] key,
            byte @Nullable [] value,
            String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(TopicEntry.deadLetter(topic, service), null, key, value);
        header(letter, REASON, reason);
        header(letter, TOPIC, topic);
        header(letter, PARTITION, Integer.toString(partition));
        header(letter, OFFSET, Long.toString(offset));
        header(letter, SERVICE, service);
        header(letter, AT, Instant.now().toString());
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }
}
