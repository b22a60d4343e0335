package io.tenantsync.mapper.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.Gate;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.Origin;
import io.tenantsync.schemas.Person;
import io.tenantsync.schemas.Presence;
import io.tenantsync.schemas.Progress;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.Resource;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.RunState;
import io.tenantsync.schemas.Side;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.User;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserState;
import io.tenantsync.schemas.Verdict;
import io.tenantsync.service.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology on the test driver, with the change detector, the control plane and the writer played by the test. */
final class MapperRig implements AutoCloseable {
    static final String SOURCE = Records.SOURCE;
    static final String TARGET = Records.TARGET;
    static final String CONFIGURATION = Records.CONFIGURATION;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final WireFormat wire = WireFormat.inMemory();
    final Set<String> missingTopics = new HashSet<>();
    final List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
    final TopologyTestDriver driver;
    private final Path folder;
    private final Map<String, TestInputTopic<String, byte[]>> inputs = new HashMap<>();
    private Instant now = START;
    private int ids;
    private int changes;
    long round = 1;
    long revision = 1;

    MapperRig() {
        this(240);
    }

    MapperRig(int credits) {
        try {
            folder = Files.createTempDirectory("mapper-rig");
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
        Surroundings around = new Surroundings(
                wire,
                new Knowledge(),
                () -> now,
                () -> "command-" + ++ids,
                () -> 0.5,
                topic -> !missingTopics.contains(topic),
                deadLetters::add,
                1,
                credits,
                Duration.ofMillis(100),
                new MapperMetrics(new SimpleMeterRegistry()));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "mapper");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(MapperTopology.of(around), properties, START);
    }

    /** A running configuration for the members of the group sales, after a baseline without people. */
    static MapperRig running() {
        MapperRig rig = new MapperRig();
        rig.group("sales", List.of());
        rig.configure(Records.configuration(1).build());
        rig.run(1, RunState.RUNNING);
        rig.endRound(true);
        return rig;
    }

    void configure(Configuration configuration) {
        put(Topics.CONFIGURATIONS, configuration.getId(), configuration);
    }

    void run(long epoch, RunState state) {
        run(epoch, state, List.of(new Gate("inbound-synchronization", Side.TARGET, true, "")));
    }

    void run(long epoch, RunState state, List<Gate> gates) {
        put(Topics.JOB_STATES, CONFIGURATION, Records.job(epoch, state, gates));
    }

    void group(String id, List<String> parents) {
        put(Topics.GROUPS, SOURCE + "/" + id, Records.group(id, parents));
    }

    /** A round of users and groups ends, everywhere. */
    void endRound(boolean baseline) {
        endUsersAndGroupsHere(baseline);
        put(
                Topics.GROUPS,
                UserKey.ofMarker(SOURCE, Resource.GROUPS).toString(),
                new Group(new RoundEnded(SOURCE, Resource.GROUPS, round, baseline)));
        round++;
        tick();
    }

    void endUsersAndGroupsHere(boolean baseline) {
        for (Resource resource : Resource.values()) {
            put(
                    Topics.USERS,
                    UserKey.ofMarker(SOURCE, resource).toString(),
                    new User(new RoundEnded(SOURCE, resource, round, baseline)));
        }
    }

    Someone person(String id) {
        return new Someone(id);
    }

    void put(String topic, String key, SpecificRecord value) {
        raw(topic, key, wire.encode(topic, value));
    }

    void raw(String topic, String key, byte[] value) {
        inputs.computeIfAbsent(
                        topic, name -> driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer()))
                .pipeInput(key, value);
    }

    void tick() {
        after(Duration.ofMillis(100));
    }

    void after(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    List<Command> commands() {
        return read(Topics.commands(TARGET), Command.class);
    }

    Command command() {
        List<Command> commands = commands();
        if (commands.size() != 1) {
            throw new AssertionError("one command was expected, not " + commands);
        }
        return commands.getFirst();
    }

    /** Entries that the mapper itself wrote. */
    List<ProvisioningResult> entries() {
        return read(Topics.PROVISIONING_RESULTS, ProvisioningResult.class);
    }

    List<Person> people() {
        return read(Topics.PEOPLE, Person.class);
    }

    Progress progress() {
        List<Progress> told = read(Topics.PROGRESS, Progress.class);
        return told.getLast();
    }

    <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        return records(topic).stream()
                .map(record -> wire.decode(topic, record.value(), type))
                .toList();
    }

    List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** The writer does what is asked and says so. */
    void done(Command command) {
        answer(command, Verdict.DONE);
    }

    void answer(Command command, Verdict verdict) {
        put(Topics.PROVISIONING_RESULTS, SOURCE + "/" + command.getSource().getId(), Records.answer(command, verdict));
    }

    @Override
    public void close() {
        driver.close();
    }

    /** A source person who changes. */
    final class Someone {
        private final String id;
        final Map<String, Object> properties = new HashMap<>();
        String manager;
        List<String> groups = List.of("sales");
        Presence presence = Presence.PRESENT;
        Origin origin = Origin.LIVE;

        Someone(String id) {
            this.id = id;
            properties.put("displayName", "Name of " + id);
            properties.put("userPrincipalName", id + "@contoso.com");
            properties.put("accountEnabled", true);
            properties.put("department", "Sales");
        }

        Someone set(String name, Object value) {
            properties.put(name, value);
            return this;
        }

        Someone managedBy(String managerId) {
            manager = managerId;
            return this;
        }

        Someone in(String... groupIds) {
            groups = List.of(groupIds);
            return this;
        }

        Someone is(Presence value) {
            presence = value;
            return this;
        }

        Someone seen(Origin value) {
            origin = value;
            return this;
        }

        /** The merge writes the person's state; gives the change id. */
        String changes() {
            String changeId = "change-" + ++changes;
            UserState state = UserState.newBuilder()
                    .setVersion(changes)
                    .setChangeId(changeId)
                    .setObservedAt(now)
                    .setOrigin(origin)
                    .setRound(round)
                    .setPresence(presence)
                    .setProperties(properties)
                    .setManagerId(manager)
                    .setGroups(groups)
                    .build();
            put(Topics.USERS, SOURCE + "/" + id, new User(state));
            return changeId;
        }
    }

    static byte[] garbage() {
        return "not a record".getBytes(UTF_8);
    }
}
