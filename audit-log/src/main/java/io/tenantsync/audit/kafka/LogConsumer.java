package io.tenantsync.audit.kafka;

import io.tenantsync.audit.storage.AdministrationStore;
import io.tenantsync.audit.storage.ConfigurationStore;
import io.tenantsync.audit.storage.EntryStore;
import io.tenantsync.audit.storage.PeopleStore;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Reads the topics of the log. Offsets are committed after the database has committed, so what is delivered twice is found
 * to be there already; while something is away the same batch is tried again, without end.
 */
public final class LogConsumer implements SmartLifecycle, AutoCloseable {
    /** The catalogue's names of the topics that are read. */
    public static final List<String> READS =
            List.of("provisioning-results", "people", "administration", "configurations");

    private static final String SERVICE = "audit-log";
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final LogListener listener;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

    /**
     * @param instance name of this instance among those of the service, the same after a restart
     * @param batchSize most records in one database transaction
     * @param threads how many consumers share the partitions
     */
    public LogConsumer(
            PlatformSettings platform, WireFormat wire, Stores stores, String instance, int batchSize, int threads) {
        this.producer = new KafkaProducer<>(producing(platform), new ByteArraySerializer(), new ByteArraySerializer());
        this.listener = new LogListener(intakes(new RecordDecoders(wire), stores), new DeadLetters(SERVICE, producer));
        this.container = container(consuming(platform, instance, batchSize), listener);
        container.setConcurrency(threads);
    }

    /** Where each topic goes. */
    public record Stores(
            EntryStore entries,
            PeopleStore people,
            AdministrationStore administration,
            ConfigurationStore configurations) {}

    private static Map<String, Intake<?>> intakes(RecordDecoders decoders, Stores stores) {
        return Map.of(
                Topics.PROVISIONING_RESULTS, new Intake<>(decoders::entry, stores.entries()::add),
                Topics.PEOPLE, new Intake<>(decoders::person, stores.people()::replace),
                Topics.ADMINISTRATION, new Intake<>(decoders::administration, stores.administration()::add),
                Topics.CONFIGURATIONS, new Intake<>(decoders::configuration, stores.configurations()::replace));
    }

    private static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            Map<String, Object> consuming, LogListener listener) {
        ContainerProperties properties = new ContainerProperties(
                Topics.PROVISIONING_RESULTS, Topics.PEOPLE, Topics.ADMINISTRATION, Topics.CONFIGURATIONS);
        properties.setMessageListener(listener);
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setShutdownTimeout(STOP.toMillis());
        ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setBeanName(SERVICE);
        container.setCommonErrorHandler(withoutEnd());
        return container;
    }

    /** Every failure that leaves the listener is of something that is away: whatever its class, nothing is given up. */
    private static DefaultErrorHandler withoutEnd() {
        ExponentialBackOff backOff = new ExponentialBackOff(500, 2);
        backOff.setMaxInterval(Duration.ofSeconds(10).toMillis());
        DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
        handler.setClassifications(Map.of(), true);
        return handler;
    }

    private static Map<String, Object> consuming(PlatformSettings platform, String instance, int batchSize) {
        Map<String, Object> properties = platform.clientProperties(SERVICE);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, SERVICE);
        properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, SERVICE + "-" + instance);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        return properties;
    }

    private static Map<String, Object> producing(PlatformSettings platform) {
        Map<String, Object> properties = platform.clientProperties(SERVICE + "-dead-letters");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        // a dead letter carries the whole record and its headers
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        return properties;
    }

    /** What the consumer waits for at the moment, if it does. */
    public Optional<String> obstacle() {
        return listener.obstacle();
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public void close() {
        producer.close(STOP);
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }
}
