package io.tenantsync.writer.kafka;

import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Topics;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership in the group of writers: reads commands of the targets that fall to it, hands them to their
 * {@link PartitionWork}, commits what is finished. Only the loop's thread calls it.
 */
final class CommandReader implements ConsumerRebalanceListener {
    private static final Logger log = LoggerFactory.getLogger(CommandReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BROKER_ANSWER = Duration.ofSeconds(3);
    private static final Duration REGISTRY_WAIT = Duration.ofSeconds(1);
    private static final Duration COMMIT_INTERVAL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;
    private final WireFormat wire;
    private final Targets targets;
    private final ResultPublisher results;
    private final LoopSettings settings;
    private final Executor executor;
    private final Heartbeat heartbeat;
    private final Map<TopicPartition, PartitionWork> works = new HashMap<>();
    private final Map<TopicPartition, PartitionWork> former = new HashMap<>();
    private final Map<TopicPartition, Long> oldEnd = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Long> undecodableUntil = new HashMap<>();
    private final Set<String> unusable = new TreeSet<>();
    private long refreshAt = System.nanoTime();
    private long commitAt = System.nanoTime();

    CommandReader(
            Consumer<byte[], byte[]> consumer,
            WireFormat wire,
            Targets targets,
            ResultPublisher results,
            LoopSettings settings,
            Executor executor) {
        this.consumer = consumer;
        this.wire = wire;
        this.targets = targets;
        this.results = results;
        this.settings = settings;
        this.executor = executor;
        heartbeat = new Heartbeat(settings.sessionTimeout());
    }

    /** Reads once and does what has become due. */
    void turn() {
        refresh();
        if (consumer.subscription().isEmpty()) {
            pause();
            return;
        }
        steer();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        heartbeat.beat();
        for (TopicPartition partition : records.partitions()) {
            take(partition, records.records(partition));
        }
        works.values().forEach(PartitionWork::advance);
        rewindDerailed();
        if (System.nanoTime() - commitAt >= 0) {
            consumer.commitAsync(due(), (offsets, failure) -> {});
            commitAt = System.nanoTime() + COMMIT_INTERVAL.toNanos();
        }
    }

    /** Whether commands wait for a registry that does not answer. */
    boolean waitsForRegistry() {
        return !undecodableUntil.isEmpty();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Targets appear while we run: their topics are subscribed to by name, as soon as they are there. */
    private void refresh() {
        if (System.nanoTime() - refreshAt < 0) {
            return;
        }
        refreshAt = System.nanoTime() + settings.refreshInterval().toNanos();
        Set<String> existing = consumer.listTopics(BROKER_ANSWER).keySet();
        Set<String> wanted = new TreeSet<>();
        for (String tenant : targets.tenantIds()) {
            if (existing.contains(Topics.commands(tenant)) && usable(tenant)) {
                wanted.add(Topics.commands(tenant));
            }
        }
        if (!wanted.equals(new TreeSet<>(consumer.subscription()))) {
            log.atInfo().addKeyValue("targets", wanted.size()).log("reading commands");
            consumer.subscribe(wanted, this);
        }
    }

    private boolean usable(String tenant) {
        try {
            targets.open(tenant);
            unusable.remove(tenant);
            return true;
        } catch (IllegalArgumentException noCredential) {
            if (unusable.add(tenant)) {
                log.atError()
                        .addKeyValue("tenant", tenant)
                        .addKeyValue("reason", noCredential.getMessage())
                        .log("this target cannot be written; its commands wait");
            }
            return false;
        }
    }

    /** Reading on is of no use where enough waits, where the target is away, or while nothing can be decoded. */
    private void steer() {
        long now = System.nanoTime();
        undecodableUntil.values().removeIf(until -> now - until >= 0);
        Set<TopicPartition> hold = new HashSet<>();
        works.forEach((partition, work) -> {
            boolean full = work.open() >= settings.readAhead();
            if (full || work.targetClosed() || work.isDerailed() || undecodableUntil.containsKey(partition)) {
                hold.add(partition);
            }
        });
        Set<TopicPartition> paused = consumer.paused();
        consumer.resume(paused.stream().filter(one -> !hold.contains(one)).toList());
        consumer.pause(hold);
    }

    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        PartitionWork work = works.get(partition);
        if (work == null) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                work.take(delivery(partition, record));
            } catch (PoisonRecord poison) {
                work.setAside(record, String.valueOf(poison.getMessage()));
            } catch (TransientFailure registryAway) {
                log.atWarn().addKeyValue("topic", partition.topic()).log("the schema registry is away; commands wait");
                consumer.seek(partition, record.offset());
                undecodableUntil.put(partition, System.nanoTime() + REGISTRY_WAIT.toNanos());
                return;
            }
        }
    }

    private Delivery delivery(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            throw new PoisonRecord("A command has no value", null);
        }
        Command command = wire.decode(record.topic(), record.value(), Command.class);
        if (!Topics.commands(command.getTargetTenantId()).equals(record.topic())) {
            throw new PoisonRecord("The command is for another target than the topic it is in", null);
        }
        boolean repeated = record.offset() < oldEnd.getOrDefault(partition, 0L);
        return new Delivery(record.offset(), command, CommandCodec.order(command, repeated));
    }

    /** Something was dropped or a result could not be written: everything from there on is read again. */
    private void rewindDerailed() {
        for (TopicPartition partition : List.copyOf(works.keySet())) {
            PartitionWork work = works.get(partition);
            if (work != null && work.isDerailed() && work.idle()) {
                long from = work.committable();
                log.atWarn()
                        .addKeyValue("topic", partition.topic())
                        .addKeyValue("offset", from)
                        .log("commands are read again");
                work.abandon();
                oldEnd.put(partition, consumer.position(partition));
                consumer.seek(partition, from);
                works.put(partition, work(partition, from, null));
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BROKER_ANSWER);
        for (TopicPartition partition : partitions) {
            oldEnd.put(partition, ends.getOrDefault(partition, 0L));
            works.put(partition, work(partition, consumer.position(partition), former.get(partition)));
        }
    }

    private PartitionWork work(TopicPartition partition, long start, @Nullable PartitionWork predecessor) {
        Targets.Target target = targets.open(tenant(partition.topic()));
        return new PartitionWork(
                start,
                target.writer(),
                results,
                target.gate(),
                executor,
                new PartitionWork.Limits(settings.groupSize(), settings.concurrentGroups()),
                heartbeat::fresh,
                predecessor);
    }

    private String tenant(String topic) {
        return targets.tenantIds().stream()
                .filter(tenant -> Topics.commands(tenant).equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No target has the topic " + topic));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> due = due();
        due.keySet().retainAll(partitions);
        onPartitionsLost(partitions);
        try {
            consumer.commitSync(due, BROKER_ANSWER);
        } catch (KafkaException notCommitted) {
            log.atInfo().log("finished commands could not be committed; they are delivered again");
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionWork work = works.remove(partition);
            if (work != null) {
                work.abandon();
                former.put(partition, work);
            }
            committed.remove(partition);
            undecodableUntil.remove(partition);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> due() {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        works.forEach((partition, work) -> {
            long offset = work.committable();
            if (offset != committed.getOrDefault(partition, -1L)) {
                committed.put(partition, offset);
                due.put(partition, new OffsetAndMetadata(offset));
            }
        });
        return due;
    }

    /** Ends: lets work under way come to its end for a while, then drops the rest; whoever is next will do it. */
    void close() {
        works.values().forEach(PartitionWork::windDown);
        long until = System.nanoTime() + settings.stopPatience().toNanos();
        consumer.pause(consumer.assignment());
        while (System.nanoTime() - until < 0 && !works.values().stream().allMatch(PartitionWork::idle)) {
            consumer.poll(POLL);
            heartbeat.beat();
        }
        results.flush();
        List<TopicPartition> ours = new ArrayList<>(works.keySet());
        onPartitionsRevoked(ours);
    }

    /** Ends at once, after a failure of the consumer. */
    void abandon() {
        works.values().forEach(PartitionWork::abandon);
    }
}
