package io.tenantsync.control;

import io.tenantsync.schemas.Decision;
import io.tenantsync.schemas.Staged;
import io.tenantsync.schemas.StagedKind;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plays the mapper: stages people, and reads what was decided. */
final class StagedPeople implements AutoCloseable {
    private static final String TENANT = "77777777-7777-7777-7777-777777777777";

    private final WireFormat wire = new WireFormat(Platform.settings());
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Platform.settings().clientProperties("played-mapper"), new StringSerializer(), new ByteArraySerializer());

    void stage(String configurationId, String userId, String requestId) {
        Staged staged = Staged.newBuilder()
                .setTenantId(TENANT)
                .setUserId(userId)
                .setKind(StagedKind.REMOVAL)
                .setCause("live")
                .setRequestId(requestId)
                .setReason("too many")
                .setSince(Instant.EPOCH)
                .setUserPrincipalName(userId + "@contoso.com")
                .build();
        put(configurationId, userId, wire.encode(Topics.STAGED, staged));
    }

    void settle(String configurationId, String userId) {
        put(configurationId, userId, null);
    }

    private void put(String configurationId, String userId, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(Topics.STAGED, configurationId + "/" + TENANT + "/" + userId, value))
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Request, verdict, author and comment of every decision. */
    List<String> decisions() {
        Map<String, Object> settings = Platform.settings().clientProperties("played-mapper-reads");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, 4)
                    .mapToObj(partition -> new TopicPartition(Topics.DECISIONS, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<String> found = new ArrayList<>();
            while (found.size() < end) {
                StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                        .map(record -> wire.decode(record.topic(), record.value(), Decision.class))
                        .map(decision -> decision.getRequestId() + " " + decision.getVerdict() + " " + decision.getBy()
                                + " " + decision.getComment())
                        .forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
        wire.close();
    }
}
