package io.tenantsync.detector.topology;

import io.tenantsync.detector.codec.GroupCodec;
import io.tenantsync.detector.codec.GroupCodec.Content;
import io.tenantsync.detector.codec.ObservationCodec;
import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.merging.TrackedGroup;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.GroupObservation;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays observations over stored groups and tells others what changed. Tracked groups are few: no slices. */
final class GroupsMerge implements Processor<byte[], byte[], Destination, byte[]> {
    private static final Logger log = LoggerFactory.getLogger(GroupsMerge.class);

    private final WireFormat wire;
    private final MergeMetrics metrics;
    private @Nullable Task task;

    GroupsMerge(WireFormat wire, MergeMetrics metrics) {
        this.wire = wire;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Destination, byte[]> context) {
        task = new Task(new Emitter(context, wire), context.getStateStore(MergeStores.GROUPS));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (task == null) {
            throw new IllegalStateException("The processor has not been initialised");
        }
        try {
            handle(record, task);
        } catch (PoisonRecord poison) {
            metrics.poison();
            log.atWarn().addKeyValue("topic", Topics.GROUP_OBSERVATIONS).log("undecodable record put aside");
            task.emitter.deadLetter(record, String.valueOf(poison.getMessage()));
        }
    }

    private void handle(Record<byte[], byte[]> record, Task handler) {
        if (record.key() == null || record.value() == null) {
            throw new PoisonRecord("An observation needs a key and a value", null);
        }
        UserKey key;
        Content content;
        try {
            key = Keys.user(Bytes.wrap(record.key()));
            content = GroupCodec.toDomain(
                    key, wire.decode(Topics.GROUP_OBSERVATIONS, record.value(), GroupObservation.class));
        } catch (IllegalArgumentException wrong) {
            throw new PoisonRecord(String.valueOf(wrong.getMessage()), wrong);
        }
        switch (content) {
            case Content.Seen seen ->
                handler.merge(key, seen.sighting().sighting(), seen.sighting().fact());
            case Content.Enumerated all -> handler.enumerated(key.tenantId(), all.enumerated());
            case Content.Ended ended ->
                handler.tell(key, new Group(ObservationCodec.toAvro(key.tenantId(), ended.end())));
        }
    }

    private record Task(Emitter emitter, KeyValueStore<Bytes, byte[]> groups) {
        void merge(UserKey key, Sighting sighting, GroupFact fact) {
            byte[] stored = groups.get(Keys.of(key));
            TrackedGroup before = stored == null ? TrackedGroup.unknown() : GroupFormat.read(stored);
            TrackedGroup after = before.merge(sighting, fact);
            if (after.version() > before.version()) {
                tell(key, GroupCodec.toAvro(after));
            }
            if (!after.equals(before)) {
                groups.put(Keys.of(key), GroupFormat.write(after));
            }
        }

        void enumerated(String tenantId, GroupEnumerated all) {
            long round = all.sighting().round();
            List<UserKey> stale = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> range = groups.range(Keys.first(tenantId), Keys.last(tenantId))) {
                while (range.hasNext()) {
                    KeyValue<Bytes, byte[]> entry = range.next();
                    if (GroupFormat.read(entry.value).hasStaleParent(all.groupId(), round)) {
                        stale.add(Keys.user(entry.key));
                    }
                }
            }
            stale.forEach(key -> merge(key, all.sighting(), new GroupFact.Edge(all.groupId(), false)));
        }

        void tell(UserKey key, Group group) {
            emitter.byKey(Topics.GROUPS, key, emitter.encode(Topics.GROUPS, group));
        }
    }
}
