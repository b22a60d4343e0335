package io.tenantsync.control.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.TransientFailure;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records and returns only when the broker has them. */
final class Outbox implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Producer<byte[], byte[]> producer;
    private final WireFormat wire;

    Outbox(PlatformSettings settings, WireFormat wire) {
        Map<String, Object> properties = settings.clientProperties("control-plane");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.wire = wire;
    }

    /**
     * @throws io.tenantsync.service.PoisonRecord if the value is too large
     * @throws TransientFailure if broker or registry do not answer
     */
    void write(String topic, String key, SpecificRecord value) {
        write(new ProducerRecord<>(topic, key.getBytes(UTF_8), wire.encode(topic, value)));
    }

    /** Writes one record for each, and returns when the broker has them all. */
    <T> void write(String topic, List<T> each, Function<T, String> key, Function<T, SpecificRecord> value) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (T one : each) {
            byte[] bytes = wire.encode(topic, value.apply(one));
            sent.add(producer.send(new ProducerRecord<>(topic, key.apply(one).getBytes(UTF_8), bytes)));
        }
        sent.forEach(one -> await(one, topic));
    }

    void write(ProducerRecord<byte[], byte[]> written) {
        await(producer.send(written), written.topic());
    }

    private static void await(Future<RecordMetadata> sent, String topic) {
        try {
            sent.get(2L * PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new TransientFailure("The broker did not take a record for " + topic, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while writing to " + topic, stopped);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
