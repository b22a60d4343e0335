package io.tenantsync.audit.kafka;

import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.TransientFailure;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts refused records aside, where people find them with the reason. */
final class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final String service;
    private final Producer<byte[], byte[]> producer;

    DeadLetters(String service, Producer<byte[], byte[]> producer) {
        this.service = service;
        this.producer = producer;
    }

    /**
     * Returns when the broker has all of them.
     *
     * @throws TransientFailure if it did not take one
     */
    void put(List<Intake.Refused> refused) {
        List<Future<RecordMetadata>> sent = refused.stream().map(this::send).toList();
        for (Future<RecordMetadata> one : sent) {
            await(one);
        }
    }

    private Future<RecordMetadata> send(Intake.Refused refused) {
        ConsumerRecord<byte[], byte[]> record = refused.record();
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .log("record put aside, see the header tenantsync-reason in the dead-letter topic");
        return producer.send(DeadLetter.of(
                service,
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                refused.reason()));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException failed) {
            throw new TransientFailure("The broker did not take a dead letter", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while a dead letter was on its way", stopped);
        }
    }
}
