package io.tenantsync.writer.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import io.tenantsync.writer.writing.outcomes.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes results, and what cannot be answered, and tells when the broker has them for good. Thread-safe. */
public final class ResultPublisher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ResultPublisher.class);

    private final Producer<byte[], byte[]> producer;
    private final WireFormat wire;

    public ResultPublisher(Producer<byte[], byte[]> producer, WireFormat wire) {
        this.producer = producer;
        this.wire = wire;
    }

    /** One with a producer of its own. */
    public static ResultPublisher open(PlatformSettings platform, String instance, WireFormat wire) {
        Map<String, Object> properties = platform.clientProperties("target-writer-results-" + instance);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new ResultPublisher(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()), wire);
    }

    /**
     * Answers a command.
     *
     * @param settled told when the broker has it; with what went wrong, or null
     * @throws io.tenantsync.service.TransientFailure if the registry had to be asked and did not answer
     */
    void answer(Command command, Outcome outcome, Consumer<@Nullable Exception> settled) {
        byte[] key = CommandCodec.person(command).toString().getBytes(UTF_8);
        send(new ProducerRecord<>(Topics.PROVISIONING_RESULTS, key, encoded(command, outcome)), settled);
    }

    /** Puts a record aside that nobody can be told about. */
    void setAside(ConsumerRecord<byte[], byte[]> record, String reason, Consumer<@Nullable Exception> settled) {
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("offset", record.offset())
                .log("undecodable command goes to the dead-letter topic");
        send(
                DeadLetter.of(
                        "target-writer",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        record.value(),
                        reason),
                settled);
    }

    private byte[] encoded(Command command, Outcome outcome) {
        try {
            return wire.encode(Topics.PROVISIONING_RESULTS, ResultCodec.result(command, outcome));
        } catch (PoisonRecord tooLarge) {
            log.atWarn()
                    .addKeyValue("subject", command.getSource().getId())
                    .addKeyValue("change", command.getChangeId())
                    .log("result is too large and goes out without its steps");
            return wire.encode(Topics.PROVISIONING_RESULTS, ResultCodec.shortened(command, outcome));
        }
    }

    private void send(ProducerRecord<byte[], byte[]> record, Consumer<@Nullable Exception> settled) {
        producer.send(record, (metadata, failure) -> settled.accept(failure));
    }

    /** Waits until everything that was sent is settled. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
