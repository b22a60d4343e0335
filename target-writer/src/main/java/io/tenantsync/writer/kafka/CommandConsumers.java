package io.tenantsync.writer.kafka;

import io.tenantsync.service.PlatformSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes the consumer of commands. */
final class CommandConsumers {
    private CommandConsumers() {}

    static Consumer<byte[], byte[]> open(PlatformSettings platform, LoopSettings settings) {
        Map<String, Object> properties =
                new HashMap<>(platform.clientProperties("target-writer-" + settings.instance()));
        int session = Math.toIntExact(settings.sessionTimeout().toMillis());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "target-writer");
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "target-writer-" + settings.instance());
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / 5);
        // A new target must not take the others away from who works on them.
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
