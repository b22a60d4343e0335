package io.tenantsync.mapper;

import io.tenantsync.mapper.topology.Records;
import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.SharedPlatform;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.Origin;
import io.tenantsync.schemas.Presence;
import io.tenantsync.schemas.Progress;
import io.tenantsync.schemas.Provision;
import io.tenantsync.schemas.Resource;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.SoftDelete;
import io.tenantsync.schemas.Staged;
import io.tenantsync.schemas.TopicCatalogue;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.User;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserState;
import io.tenantsync.schemas.Verdict;
import io.tenantsync.service.BrokerTopics;
import io.tenantsync.service.PlatformSettings;
import io.tenantsync.service.PlatformSettings.SerdeSettings;
import io.tenantsync.service.SchemaRegistration;
import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker and a registry with everybody whom the mapper talks to; the writer does at once what it is asked. */
final class Stage implements AutoCloseable {
    private static final int PARTITIONS = 4;

    private final LocalPlatform platform = SharedPlatform.get();
    private final PlatformSettings settings = new PlatformSettings(
            platform.bootstrapServers(),
            Map.of(),
            platform.registryUrl(),
            PARTITIONS,
            900_000,
            new SerdeSettings(
                    "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
                    "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
                    Map.of()),
            null,
            null);
    private final WireFormat wire = new WireFormat(settings);
    private final KafkaProducer<String, byte[]> producer;
    private final List<Command> commands = new ArrayList<>();
    private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Thread writer;
    private volatile boolean open = true;
    private int highestOutstanding;
    private int changes;

    Stage() {
        topics();
        producer = new KafkaProducer<>(
                settings.clientProperties("stage"), new StringSerializer(), new ByteArraySerializer());
        writer = Thread.ofPlatform().name("played-writer").start(this::write);
    }

    PlatformSettings settings() {
        return settings;
    }

    void put(String topic, String key, SpecificRecord value) {
        raw(topic, key, wire.encode(topic, value));
    }

    void raw(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    void person(String id, Origin origin, List<String> groups, String manager, String department) {
        person(id, origin, groups, manager, department, "Clerk");
    }

    void person(String id, Origin origin, List<String> groups, String manager, String department, String title) {
        person(id, origin, groups, manager, department, title, true);
    }

    private void person(
            String id,
            Origin origin,
            List<String> groups,
            String manager,
            String department,
            String title,
            boolean enabled) {
        changes++;
        Map<String, Object> properties = Map.of(
                "jobTitle",
                title,
                "displayName",
                "Person " + id,
                "userPrincipalName",
                id + "@contoso.com",
                "department",
                department,
                "accountEnabled",
                enabled);
        UserState state = UserState.newBuilder()
                .setVersion(changes)
                .setChangeId("change-" + changes)
                .setObservedAt(Instant.now())
                .setOrigin(origin)
                .setRound(origin == Origin.BASELINE ? 1 : 2)
                .setPresence(Presence.PRESENT)
                .setProperties(properties)
                .setManagerId(id.equals(manager) ? null : manager)
                .setGroups(groups)
                .build();
        put(Topics.USERS, Records.SOURCE + "/" + id, new User(state));
    }

    /** A member of the group sales is disabled in the source. */
    void disabled(String id) {
        person(id, Origin.LIVE, List.of("sales"), "p1", "Sales", "Clerk", false);
    }

    void endRound(long round, boolean baseline) {
        for (Resource resource : Resource.values()) {
            String key = UserKey.ofMarker(Records.SOURCE, resource).toString();
            RoundEnded marker = new RoundEnded(Records.SOURCE, resource, round, baseline);
            byte[] bytes = wire.encode(Topics.USERS, new User(marker));
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(Topics.USERS, partition, key, bytes));
            }
            if (resource == Resource.GROUPS) {
                put(Topics.GROUPS, key, new Group(marker));
            }
        }
        producer.flush();
    }

    synchronized int answered() {
        return answered.size();
    }

    synchronized int commands() {
        return commands.size();
    }

    synchronized int highestOutstanding() {
        return highestOutstanding;
    }

    synchronized long deletes() {
        return commands.stream()
                .filter(command -> command.getOperation() instanceof SoftDelete)
                .count();
    }

    /** Who waits for a decision, by key. */
    Map<String, Staged> staged() {
        Map<String, Staged> staged = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer("staged")) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.STAGED, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() == null) {
                        staged.remove(record.key());
                    } else {
                        staged.put(record.key(), wire.decode(record.topic(), record.value(), Staged.class));
                    }
                });
            }
        }
        return staged;
    }

    synchronized Map<String, Long> createsByPerson() {
        return commands.stream()
                .filter(command -> command.getOperation() instanceof Provision && command.getTargetId() == null)
                .collect(Collectors.groupingBy(command -> command.getSource().getId(), Collectors.counting()));
    }

    synchronized long managersSet() {
        return commands.stream()
                .filter(command -> command.getOperation() instanceof Provision provision
                        && provision.getManager() != null
                        && provision.getManager().getTargetId() != null)
                .map(command -> command.getSource().getId())
                .distinct()
                .count();
    }

    synchronized Optional<Command> last(String id) {
        return commands.stream()
                .filter(command -> command.getSource().getId().equals(id))
                .reduce((earlier, later) -> later);
    }

    long quietPartitions() {
        return progress.values().stream().filter(Progress::getQuiet).count();
    }

    long deadLetters(String topic) {
        TopicPartition letters = new TopicPartition(TopicEntry.deadLetter(topic, "mapper"), 0);
        try (KafkaConsumer<String, byte[]> consumer = consumer("letters")) {
            consumer.assign(List.of(letters));
            consumer.seekToBeginning(List.of(letters));
            long count = 0;
            int found;
            do {
                found = consumer.poll(Duration.ofMillis(500)).count();
                count += found;
            } while (found > 0);
            return count;
        }
    }

    private void write() {
        String topic = Topics.commands(Records.TARGET);
        try (KafkaConsumer<String, byte[]> consumer = consumer("writer")) {
            List<TopicPartition> partitions =
                    List.of(new TopicPartition(topic, 0), new TopicPartition(Topics.PROGRESS, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (open) {
                List<Command> arrived = new ArrayList<>();
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                    if (record.topic().equals(topic)) {
                        arrived.add(wire.decode(topic, record.value(), Command.class));
                    } else {
                        Progress told = wire.decode(record.topic(), record.value(), Progress.class);
                        progress.put(told.getPartition(), told);
                    }
                }
                answer(arrived);
            }
        }
    }

    private synchronized void answer(List<Command> arrived) {
        highestOutstanding = Math.max(highestOutstanding, arrived.size());
        for (Command command : arrived) {
            commands.add(command);
            answered.add(command.getCommandId());
            put(
                    Topics.PROVISIONING_RESULTS,
                    Records.SOURCE + "/" + command.getSource().getId(),
                    Records.answer(command, Verdict.DONE));
        }
    }

    private KafkaConsumer<String, byte[]> consumer(String name) {
        Map<String, Object> properties = settings.clientProperties("stage-" + name);
        properties.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void topics() {
        try (Admin admin = Admin.create(settings.clientProperties("stage-admin"))) {
            BrokerTopics topics = new BrokerTopics(admin, settings);
            topics.create(TopicCatalogue.entries());
            topics.create(TopicCatalogue.entry("commands"), Records.TARGET);
        }
        SchemaRegistration registration = new SchemaRegistration(settings);
        for (TopicEntry entry : TopicCatalogue.entries()) {
            String name = entry.per() == null ? entry.name() : entry.name(Records.TARGET);
            registration.register(name, entry.schema());
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            writer.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        producer.close();
        wire.close();
    }
}
