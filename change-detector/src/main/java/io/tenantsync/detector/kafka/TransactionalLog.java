package io.tenantsync.detector.kafka;

import io.tenantsync.detector.codec.CheckpointCodec;
import io.tenantsync.detector.codec.GroupCodec;
import io.tenantsync.detector.codec.ObservationCodec;
import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.polling.Bookmark;
import io.tenantsync.detector.detection.polling.LookupOrder;
import io.tenantsync.detector.detection.polling.ObservationLog;
import io.tenantsync.detector.detection.polling.Publication;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes observations, bookmarks and the offsets of answered look-ups of one tenant in transactions. */
final class TransactionalLog implements ObservationLog, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TransactionalLog.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final String tenantId;
    private final Producer<String, byte[]> producer;
    private final WireFormat wire;
    private final LookupOffsets offsets;
    private final Supplier<ConsumerGroupMetadata> group;
    private final InstantSource clock;
    private final BooleanSupplier readersKeepUp;

    /** Opens it, which ends whatever an earlier owner left open and fences that owner. */
    TransactionalLog(
            String tenantId,
            Producer<String, byte[]> producer,
            WireFormat wire,
            LookupOffsets offsets,
            Supplier<ConsumerGroupMetadata> group,
            InstantSource clock,
            BooleanSupplier readersKeepUp) {
        this.readersKeepUp = readersKeepUp;
        this.tenantId = tenantId;
        this.producer = producer;
        this.wire = wire;
        this.offsets = offsets;
        this.group = group;
        this.clock = clock;
    }

    void open() {
        producer.initTransactions();
    }

    @Override
    public boolean readersKeepUp() {
        return readersKeepUp.getAsBoolean();
    }

    @Override
    public void publish(Publication publication) {
        // everything that can fail without Kafka is done before the transaction begins
        List<ProducerRecord<String, byte[]>> records = records(publication);
        Map<TopicPartition, OffsetAndMetadata> answered = answered(publication.answered());
        producer.beginTransaction();
        try {
            records.forEach(producer::send);
            if (!answered.isEmpty()) {
                producer.sendOffsetsToTransaction(answered, group.get());
            }
            producer.commitTransaction();
        } catch (RuntimeException failed) {
            abort(failed);
            throw failed;
        }
    }

    private void abort(RuntimeException failed) {
        try {
            producer.abortTransaction();
        } catch (RuntimeException fatal) {
            // a producer in a fatal state is closed by its owner; the next one ends the transaction
            failed.addSuppressed(fatal);
        }
    }

    private List<ProducerRecord<String, byte[]>> records(Publication publication) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        publication
                .users()
                .forEach(seen -> add(records, Topics.OBSERVATIONS, key(seen.userId()), ObservationCodec.toAvro(seen)));
        publication
                .groups()
                .forEach(seen -> add(records, Topics.GROUP_OBSERVATIONS, key(seen.groupId()), GroupCodec.toAvro(seen)));
        publication.enumerated().forEach(all -> enumerated(records, all));
        publication.ends().forEach(end -> ended(records, end));
        publication.bookmarks().forEach((cursor, bookmark) -> bookmark(records, cursor, bookmark));
        return records;
    }

    private void enumerated(List<ProducerRecord<String, byte[]>> records, GroupEnumerated all) {
        UserKey key = ObservationCodec.keyOfEnumerated(tenantId);
        toEveryPartition(records, key, ObservationCodec.toAvro(all));
        add(records, Topics.GROUP_OBSERVATIONS, key, GroupCodec.toAvro(all));
    }

    private void ended(List<ProducerRecord<String, byte[]>> records, RoundEnd end) {
        UserKey key = ObservationCodec.keyOf(tenantId, end);
        Origin origin = end.baseline() ? Origin.BASELINE : Origin.LIVE;
        Sighting sighting = new Sighting(origin, end.round(), clock.instant());
        if (end.resource() == Resource.GROUPS) {
            add(records, Topics.GROUP_OBSERVATIONS, key, GroupCodec.toAvro(tenantId, end, sighting));
        }
        toEveryPartition(records, key, ObservationCodec.toAvro(tenantId, end, sighting));
    }

    private void toEveryPartition(List<ProducerRecord<String, byte[]>> records, UserKey key, SpecificRecord value) {
        byte[] bytes = wire.encode(Topics.OBSERVATIONS, value);
        int partitions = producer.partitionsFor(Topics.OBSERVATIONS).size();
        for (int partition = 0; partition < partitions; partition++) {
            records.add(new ProducerRecord<>(Topics.OBSERVATIONS, partition, key.toString(), bytes));
        }
    }

    private void bookmark(List<ProducerRecord<String, byte[]>> records, String cursor, @Nullable Bookmark bookmark) {
        byte @Nullable [] value =
                bookmark == null ? null : wire.encode(Topics.CHECKPOINTS, CheckpointCodec.toAvro(bookmark));
        records.add(new ProducerRecord<>(Topics.CHECKPOINTS, Checkpoints.key(tenantId, cursor), value));
    }

    private void add(List<ProducerRecord<String, byte[]>> records, String topic, UserKey key, SpecificRecord value) {
        try {
            records.add(new ProducerRecord<>(topic, key.toString(), wire.encode(topic, value)));
        } catch (PoisonRecord unwritable) {
            log.atError()
                    .setCause(unwritable)
                    .addKeyValue("subject", key)
                    .addKeyValue("topic", topic)
                    .log("an observation cannot be written and is left out; this person or group stays as it was");
        }
    }

    private UserKey key(String id) {
        return new UserKey(tenantId, id);
    }

    private Map<TopicPartition, OffsetAndMetadata> answered(List<LookupOrder> orders) {
        Map<TopicPartition, OffsetAndMetadata> committable = new HashMap<>();
        offsets.committableWith(orders)
                .forEach((partition, offset) ->
                        committable.put(new TopicPartition(Topics.LOOKUPS, partition), new OffsetAndMetadata(offset)));
        return committable;
    }

    @Override
    public void close() {
        // closing must not be cut short by the interrupt that ended the loop
        boolean interrupted = Thread.interrupted();
        producer.close(CLOSE_TIMEOUT);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
