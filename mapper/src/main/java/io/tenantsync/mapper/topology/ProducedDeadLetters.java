package io.tenantsync.mapper.topology;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters of global topics go out through a producer of their own: a global processor cannot forward. */
public final class ProducedDeadLetters implements Surroundings.DeadLetters, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ProducedDeadLetters.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;

    public ProducedDeadLetters(Map<String, Object> properties) {
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void send(ProducerRecord<byte[], byte[]> letter) {
        producer.send(letter, (metadata, failure) -> {
            if (failure != null) {
                log.atError()
                        .addKeyValue("topic", letter.topic())
                        .setCause(failure)
                        .log("a dead letter was lost");
            }
        });
    }

    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }
}
