package io.tenantsync.detector.topology;

import io.tenantsync.detector.codec.ChangeCodec;
import io.tenantsync.detector.codec.ObservationCodec;
import io.tenantsync.detector.codec.ObservationCodec.Content;
import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserFact.Membership;
import io.tenantsync.detector.detection.UserSighting;
import io.tenantsync.detector.detection.merging.Change;
import io.tenantsync.detector.detection.merging.Merged;
import io.tenantsync.detector.detection.merging.Person;
import io.tenantsync.detector.detection.merging.PersonMerge;
import io.tenantsync.schemas.Observation;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lays observations over stored people and tells others what changed. */
final class PeopleMerge implements Processor<byte[], byte[], Destination, byte[]> {
    private static final Logger log = LoggerFactory.getLogger(PeopleMerge.class);
    private static final Duration BETWEEN_SLICES = Duration.ofMillis(100);

    private final WireFormat wire;
    private final TopicPresence topics;
    private final MergeMetrics metrics;
    private @Nullable Task task;

    PeopleMerge(WireFormat wire, TopicPresence topics, MergeMetrics metrics) {
        this.wire = wire;
        this.topics = topics;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Destination, byte[]> context) {
        task = new Task(context, wire, topics, metrics);
        context.schedule(BETWEEN_SLICES, PunctuationType.WALL_CLOCK_TIME, now -> task().slice());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            task().handle(decoded(record));
        } catch (PoisonRecord poison) {
            metrics.poison();
            log.atWarn().addKeyValue("topic", Topics.OBSERVATIONS).log("undecodable record put aside");
            task().emitter.deadLetter(record, String.valueOf(poison.getMessage()));
        }
    }

    private Keyed decoded(Record<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new PoisonRecord("An observation needs a key and a value", null);
        }
        try {
            UserKey key = Keys.user(Bytes.wrap(record.key()));
            Observation observation = wire.decode(Topics.OBSERVATIONS, record.value(), Observation.class);
            return new Keyed(key, ObservationCodec.toDomain(key, observation));
        } catch (IllegalArgumentException wrong) {
            throw new PoisonRecord(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private Task task() {
        if (task == null) {
            throw new IllegalStateException("The processor has not been initialised");
        }
        return task;
    }

    private record Keyed(UserKey key, Content content) {}

    /** What a processor is once it knows its partition. */
    private static final class Task {
        private final Emitter emitter;
        private final KeyValueStore<Bytes, byte[]> people;
        private final KeyValueStore<Bytes, byte[]> groupsSeen;
        private final Asking asking;
        private final HeldChanges held;
        private final Sweeps sweeps;
        private final MergeMetrics metrics;
        private final InstantSource clock;

        Task(
                ProcessorContext<Destination, byte[]> context,
                WireFormat wire,
                TopicPresence topics,
                MergeMetrics metrics) {
            this.metrics = metrics;
            // not the task's own time, which stands still while a slice runs
            clock = InstantSource.system();
            emitter = new Emitter(context, wire);
            people = context.getStateStore(MergeStores.PEOPLE);
            groupsSeen = context.getStateStore(MergeStores.GROUPS_SEEN);
            asking = new Asking(context.getStateStore(MergeStores.ASKING), emitter);
            held = new HeldChanges(context.getStateStore(MergeStores.HELD), topics, emitter);
            sweeps = new Sweeps(context.getStateStore(MergeStores.SWEEPS), people, asking, this::merge, clock);
        }

        void handle(Keyed record) {
            switch (record.content()) {
                case Content.Seen seen -> seen(record.key(), seen.sighting());
                case Content.Enumerated all -> enumerated(record.key().tenantId(), all.enumerated());
                case Content.Ended ended -> ended(record.key(), ended.end());
            }
        }

        void slice() {
            Slice slice = new Slice(clock);
            held.release(slice);
            asking.send(slice);
            sweeps.goOn(slice);
        }

        private void seen(UserKey key, UserSighting seen) {
            metrics.observed();
            if (seen.fact() instanceof Membership edge && edge.member()) {
                Bytes group = Keys.of(key.tenantId(), edge.groupId());
                if (groupsSeen.get(group) == null) {
                    groupsSeen.put(
                            group,
                            new StateWriter(1).number(seen.sighting().round()).bytes());
                }
            }
            merge(key, seen.sighting(), seen.fact());
        }

        private void merge(UserKey key, Sighting sighting, UserFact fact) {
            byte[] stored = people.get(Keys.of(key));
            Person before = stored == null ? null : PersonFormat.read(stored);
            Merged merged = PersonMerge.merge(before, sighting, fact);
            if (merged.change() != null) {
                tell(key, merged.change());
            }
            if (!merged.person().equals(before)) {
                people.put(Keys.of(key), PersonFormat.write(merged.person()));
            }
            if (merged.lookup() != null) {
                asking.add(key, merged.lookup(), sighting.round());
            }
        }

        /** The public event first: if it is too large to be written, nobody is told by halves. */
        private void tell(UserKey key, Change change) {
            byte[] user = emitter.encode(Topics.USERS, ChangeCodec.user(key, change));
            held.send(key, ChangeCodec.event(key, change));
            emitter.toSamePartition(Topics.USERS, key, user);
            metrics.changed();
        }

        private void enumerated(String tenantId, GroupEnumerated all) {
            byte[] first = groupsSeen.get(Keys.of(tenantId, all.groupId()));
            if (first != null
                    && new StateReader(first, 1, "round").number()
                            < all.sighting().round()) {
                sweeps.add(Sweep.staleMembers(
                        tenantId, all.groupId(), all.sighting().round()));
            }
        }

        private void ended(UserKey key, RoundEnd end) {
            emitter.toSamePartition(
                    Topics.USERS, key, emitter.encode(Topics.USERS, ChangeCodec.user(key.tenantId(), end)));
            if (end.baseline() && end.resource() == Resource.USERS) {
                sweeps.add(Sweep.missedByBaseline(key.tenantId(), end.round()));
            }
        }
    }
}
