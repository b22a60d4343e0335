package io.tenantsync.detector.kafka;

import io.tenantsync.detector.codec.CheckpointCodec;
import io.tenantsync.detector.detection.polling.Bookmark;
import io.tenantsync.schemas.Checkpoint;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Reads the bookmarks of a tenant that were written last. */
final class Checkpoints {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.CHECKPOINTS, 0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Clients clients;
    private final Admin admin;
    private final WireFormat wire;
    private final DeadLetters deadLetters;
    private final InstantSource clock;

    Checkpoints(Clients clients, Admin admin, WireFormat wire, DeadLetters deadLetters, InstantSource clock) {
        this.clients = clients;
        this.admin = admin;
        this.wire = wire;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    static String key(String tenantId, String cursor) {
        return tenantId + "/" + cursor;
    }

    /**
     * The bookmarks by the name of their cursor. Must be called after the producer was opened: then every transaction of
     * an earlier owner has ended. Transactions of other tenants may still hide ours, so this waits until everything that
     * is in the topic now can be read.
     */
    Map<String, Bookmark> read(String tenantId) {
        long end = end();
        Instant until = clock.instant().plus(PATIENCE);
        Map<String, Bookmark> bookmarks = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = clients.reader("checkpoints-" + tenantId)) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (consumer.position(PARTITION) < end) {
                if (clock.instant().isAfter(until)) {
                    throw new TransientFailure(
                            "The topic " + Topics.CHECKPOINTS + " could not be read to its end within "
                                    + PATIENCE.toSeconds() + " s; a transaction may be hanging on the broker",
                            null);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(record -> take(tenantId, record, bookmarks));
            }
        }
        return bookmarks;
    }

    private void take(String tenantId, ConsumerRecord<String, byte[]> record, Map<String, Bookmark> bookmarks) {
        if (record.key() == null || !record.key().startsWith(tenantId + "/")) {
            return;
        }
        String cursor = record.key().substring(tenantId.length() + 1);
        if (record.value() == null) {
            bookmarks.remove(cursor);
            return;
        }
        try {
            bookmarks.put(
                    cursor,
                    CheckpointCodec.toDomain(wire.decode(Topics.CHECKPOINTS, record.value(), Checkpoint.class)));
        } catch (PoisonRecord poison) {
            // the bookmark before stays: going on from there repeats what is known and skips nothing
            deadLetters.put(record, poison);
        }
    }

    private long end() {
        try {
            return admin.listOffsets(
                            Map.of(PARTITION, OffsetSpec.latest()),
                            new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .partitionResult(PARTITION)
                    .get()
                    .offset();
        } catch (ExecutionException failed) {
            throw new TransientFailure("The broker did not say how long " + Topics.CHECKPOINTS + " is", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("Stopped while reading checkpoints", stopped);
        }
    }
}
