package io.tenantsync.detector;

import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.GroupState;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.User;
import io.tenantsync.schemas.UserChange;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that the detector has committed to the topics for one tenant so far. */
final class Reading implements AutoCloseable {
    final Map<String, UserState> users = new TreeMap<>();
    final Map<String, GroupState> groups = new TreeMap<>();
    final List<UserChange> changes = new ArrayList<>();
    final Map<Integer, List<RoundEnded>> markers = new HashMap<>();
    private final World world;
    private final KafkaConsumer<String, byte[]> consumer;

    Reading(World world) {
        this.world = world;
        Map<String, Object> properties = world.settings.clientProperties("test-reading");
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(Topics.USERS, Topics.userChanges(world.tenantId), Topics.GROUPS)) {
            consumer.partitionsFor(topic)
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Takes in what has come since. */
    Reading more() {
        for (var records = consumer.poll(Duration.ofMillis(100));
                !records.isEmpty();
                records = consumer.poll(Duration.ofMillis(50))) {
            records.forEach(this::take);
        }
        return this;
    }

    /** Whether every partition has a marker of both resources that ends a baseline. */
    boolean baselineEnded() {
        return markers.size() == 4
                && markers.values().stream()
                        .allMatch(ends -> ends.stream()
                                        .filter(RoundEnded::getBaseline)
                                        .map(RoundEnded::getResource)
                                        .distinct()
                                        .count()
                                == 2);
    }

    List<UserChange> changesOf(String userId) {
        return changes.stream()
                .filter(change -> change.getUserId().equals(userId))
                .toList();
    }

    Set<String> membersOf(String groupId) {
        Set<String> members = new TreeSet<>();
        users.forEach((id, state) -> {
            if (state.getGroups().contains(groupId)) {
                members.add(id);
            }
        });
        return members;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (!record.key().startsWith(world.tenantId)) {
            return;
        }
        String id = UserKey.parse(record.key()).userId();
        if (record.topic().equals(Topics.USERS)) {
            switch (world.wire
                    .decode(record.topic(), record.value(), User.class)
                    .getWhat()) {
                case UserState state -> users.put(id, state);
                case RoundEnded end ->
                    markers.computeIfAbsent(record.partition(), any -> new ArrayList<>())
                            .add(end);
                default -> throw new AssertionError("neither state nor marker");
            }
        } else if (record.topic().equals(Topics.GROUPS)) {
            if (world.wire.decode(record.topic(), record.value(), Group.class).getWhat() instanceof GroupState state) {
                groups.put(id, state);
            }
        } else {
            changes.add(world.wire.decode(record.topic(), record.value(), UserChange.class));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
