package io.tenantsync.detector.kafka;

import io.tenantsync.service.PlatformSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the Kafka clients of this service; settings that guarantees rest on are here and nowhere else. */
final class Clients {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    private final PlatformSettings platform;

    Clients(PlatformSettings platform) {
        this.platform = platform;
    }

    /** The one writer of a tenant's observations: whoever opens it later fences whoever opened it before. */
    KafkaProducer<String, byte[]> pollProducer(String tenantId) {
        Map<String, Object> properties = platform.clientProperties("change-detector-poll-" + tenantId);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "tenantsync.poll." + tenantId);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    KafkaProducer<byte[], byte[]> deadLetterProducer() {
        Map<String, Object> properties = platform.clientProperties("change-detector-dead-letters");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Reads without a group; whoever uses it assigns and seeks. */
    KafkaConsumer<String, byte[]> reader(String what) {
        return new KafkaConsumer<>(
                readerProperties("change-detector-" + what), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A member of the group whose assignment says which tenants are ours. */
    KafkaConsumer<String, byte[]> ownershipConsumer(String instanceId) {
        Map<String, Object> properties = readerProperties("change-detector-ownership");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "change-detector");
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> readerProperties(String clientId) {
        Map<String, Object> properties = new HashMap<>(platform.clientProperties(clientId));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }
}
