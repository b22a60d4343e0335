package io.tenantsync.detector.kafka;

import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.service.PoisonRecord;
import io.tenantsync.service.TransientFailure;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code configurations} and {@code groups} from their beginning and goes on following them. An undecodable value is
 * put aside and the last good one stays; while the registry does not answer, it waits at the record that needs it.
 */
final class TopicFollower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final TopicPartition CONFIGURATIONS = new TopicPartition(Topics.CONFIGURATIONS, 0);
    private static final TopicPartition GROUPS = new TopicPartition(Topics.GROUPS, 0);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final Clients clients;
    private final WireFormat wire;
    private final DeadLetters deadLetters;
    private final FollowedConfigurations configurations;
    private final FollowedGroups groups;
    private volatile boolean caughtUp;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    TopicFollower(
            Clients clients,
            WireFormat wire,
            DeadLetters deadLetters,
            FollowedConfigurations configurations,
            FollowedGroups groups) {
        this.clients = clients;
        this.wire = wire;
        this.deadLetters = deadLetters;
        this.configurations = configurations;
        this.groups = groups;
    }

    void start() {
        stopped = false;
        thread = Thread.ofPlatform().name("change-detector-follower").daemon().start(this::run);
    }

    /** Whether everything that was there at the start has been read, so that what is not known does not exist. */
    boolean caughtUp() {
        return caughtUp;
    }

    private void run() {
        while (!stopped) {
            try {
                follow();
            } catch (InterruptException stop) {
                return;
            } catch (RuntimeException broken) {
                log.atWarn().setCause(broken).log("following configurations and groups failed; it begins again");
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> consumer = clients.reader("follower")) {
            List<TopicPartition> both = List.of(CONFIGURATIONS, GROUPS);
            consumer.assign(both);
            consumer.seekToBeginning(both);
            Map<TopicPartition, Long> ends = consumer.endOffsets(both);
            while (!stopped) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(250));
                for (ConsumerRecord<String, byte[]> record : records) {
                    if (!take(record)) {
                        return;
                    }
                }
                caughtUp = caughtUp
                        || ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }

    /** Takes one record, waiting as long as the registry is away; false when stopped meanwhile. */
    private boolean take(ConsumerRecord<String, byte[]> record) {
        while (!stopped) {
            try {
                String key = key(record);
                if (record.topic().equals(Topics.CONFIGURATIONS)) {
                    configurations.take(key, value(record, Configuration.class));
                } else {
                    groups.take(UserKey.parse(key), value(record, Group.class));
                }
                return true;
            } catch (PoisonRecord | IllegalArgumentException poison) {
                deadLetters.put(record, poison);
                return true;
            } catch (TransientFailure away) {
                log.atWarn().addKeyValue("topic", record.topic()).log("the schema registry does not answer; waiting");
                if (!pause()) {
                    return false;
                }
            }
        }
        return false;
    }

    private static String key(ConsumerRecord<String, byte[]> record) {
        @Nullable String key = record.key();
        if (key == null) {
            throw new PoisonRecord("A record of " + record.topic() + " needs a key", null);
        }
        return key;
    }

    private <T extends SpecificRecord> @Nullable T value(ConsumerRecord<String, byte[]> record, Class<T> type) {
        byte @Nullable [] value = record.value();
        return value == null ? null : wire.decode(record.topic(), value, type);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stopped = true;
        Thread running = thread;
        if (running != null && !Threads.join(running, STOP_PATIENCE)) {
            running.interrupt();
        }
    }
}
