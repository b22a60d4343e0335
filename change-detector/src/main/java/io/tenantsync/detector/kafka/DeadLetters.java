package io.tenantsync.detector.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.service.DeadLetter;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts aside what the consumers of this service, other than the merges, cannot read. */
final class DeadLetters implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<byte[], byte[]> producer;

    DeadLetters(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    void put(ConsumerRecord<String, byte[]> record, RuntimeException why) {
        byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("offset", record.offset())
                .log("undecodable record put aside");
        producer.send(
                DeadLetter.of(
                        "change-detector",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        key,
                        record.value(),
                        String.valueOf(why.getMessage())),
                (sent, failed) -> report(record, failed));
        producer.flush();
    }

    private static void report(ConsumerRecord<String, byte[]> record, @Nullable Exception failed) {
        if (failed != null) {
            log.atError()
                    .setCause(failed)
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .log("the dead-letter topic did not take the record; it stays where it is");
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
