package io.tenantsync.detector.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.WireFormat;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Sends records to topics from inside a processor, encoded, in the transaction of its task. */
final class Emitter {
    private static final String SERVICE = "change-detector";

    private final ProcessorContext<Destination, byte[]> context;
    private final WireFormat wire;

    Emitter(ProcessorContext<Destination, byte[]> context, WireFormat wire) {
        this.context = context;
        this.wire = wire;
    }

    byte[] encode(String topic, SpecificRecord value) {
        return wire.encode(topic, value);
    }

    /** To the partition of the task, which is the person's: all topics by user key have as many. */
    void toSamePartition(String topic, UserKey key, byte[] value) {
        send(new Destination(topic, bytes(key), context.taskId().partition()), value);
    }

    /** To the partition that the key falls into. */
    void byKey(String topic, String key, byte[] value) {
        send(new Destination(topic, key.getBytes(UTF_8), null), value);
    }

    void byKey(String topic, UserKey key, byte[] value) {
        byKey(topic, key.toString(), value);
    }

    /** Gives up on the record that is being processed. */
    void deadLetter(Record<byte[], byte[]> record, String reason) {
        RecordMetadata from = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("Only a record that came from a topic can be given up"));
        ProducerRecord<byte[], byte[]> letter = DeadLetter.of(
                SERVICE, from.topic(), from.partition(), from.offset(), record.key(), record.value(), reason);
        context.forward(new Record<>(
                new Destination(letter.topic(), letter.key(), null),
                letter.value(),
                context.currentSystemTimeMs(),
                letter.headers()));
    }

    private void send(Destination destination, byte[] value) {
        context.forward(new Record<>(destination, value, context.currentSystemTimeMs()));
    }

    private static byte[] bytes(UserKey key) {
        return key.toString().getBytes(UTF_8);
    }
}
