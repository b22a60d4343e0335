package io.tenantsync.detector.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantsync.detector.codec.GroupCodec;
import io.tenantsync.detector.codec.ObservationCodec;
import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.GroupSighting;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserSighting;
import io.tenantsync.schemas.ChangeKind;
import io.tenantsync.schemas.Group;
import io.tenantsync.schemas.GroupState;
import io.tenantsync.schemas.LookupRequest;
import io.tenantsync.schemas.RoundEnded;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.User;
import io.tenantsync.schemas.UserChange;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserState;
import io.tenantsync.service.DeadLetter;
import io.tenantsync.service.WireFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTopologyTest {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String CHANGES = Topics.userChanges(TENANT);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final WireFormat wire = WireFormat.inMemory();
    private final Set<String> topics = new HashSet<>(Set.of(CHANGES));

    @TempDir
    private Path folder;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> observations;
    private TestInputTopic<String, byte[]> groupObservations;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put("application.id", "merge-test");
        properties.put("bootstrap.servers", "nowhere:1");
        properties.put("state.dir", folder.toString());
        driver = new TopologyTestDriver(
                MergeTopology.build(wire, topics::contains, new MergeMetrics(new SimpleMeterRegistry())),
                properties,
                NOW);
        observations = driver.createInputTopic(Topics.OBSERVATIONS, new StringSerializer(), new ByteArraySerializer());
        groupObservations =
                driver.createInputTopic(Topics.GROUP_OBSERVATIONS, new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void tellsTheMapperAndThePublicOfTheSameChange() {
        see("u1", live(1), person("Sales"));
        see("u1", live(2), person("Legal"));

        List<UserState> states = people();
        List<UserChange> changes = changes();
        assertThat(states).hasSize(2);
        assertThat(changes).extracting(UserChange::getKind).containsExactly(ChangeKind.CREATED, ChangeKind.UPDATED);
        UserChange update = changes.get(1);
        assertThat(update.getBefore().getProperties()).containsEntry("department", "Sales");
        assertThat(update.getAfter().getProperties()).containsEntry("department", "Legal");
        assertThat(update.getChangedAttributes()).containsExactly("department");
        assertThat(states.get(1).getChangeId()).isEqualTo(update.getChangeId());
        assertThat(states).extracting(UserState::getVersion).containsExactly(1L, 2L);
    }

    @Test
    void isSilentAboutDuplicatesReplaysAndLateBaselineItems() {
        see("u1", live(3), person("Sales"));
        see("u1", live(3), person("Sales"));
        see("u1", baseline(3), person("Legal"));
        see("u1", baseline(2), person("Legal"));
        assertThat(people()).hasSize(1);
        assertThat(changes()).hasSize(1);
    }

    @Test
    void carriesDirectGroupsSorted() {
        see("u1", baseline(1), new UserFact.Membership("g2", true));
        assertThat(people()).as("nobody knows who that is").isEmpty();
        see("u1", baseline(1), person("Sales"));
        see("u1", live(2), new UserFact.Membership("g1", true));

        assertThat(people()).extracting(UserState::getGroups).containsExactly(List.of("g2"), List.of("g1", "g2"));
        assertThat(changes().getLast().getChangedAttributes()).containsExactly("groups");
    }

    @Test
    void forwardsMarkersUnderTheirOwnKey() {
        end(new RoundEnd(Resource.USERS, 4, false));
        end(new RoundEnd(Resource.GROUPS, 4, false));

        var records = users().readRecordsToList();
        assertThat(records)
                .extracting(TestRecord::key)
                .containsExactly(
                        UserKey.ofMarker(TENANT, io.tenantsync.schemas.Resource.USERS)
                                .toString(),
                        UserKey.ofMarker(TENANT, io.tenantsync.schemas.Resource.GROUPS)
                                .toString());
        RoundEnded first =
                (RoundEnded) wire.decode(Topics.USERS, records.getFirst().value(), User.class)
                        .getWhat();
        assertThat(first.getRound()).isEqualTo(4);
        assertThat(changesRaw()).isEmpty();
    }

    @Test
    void asksForWhoeverABaselineMissedAndBelievesTheAnswer() {
        see("u1", live(1), person("Sales"));
        see("u2", live(1), person("Sales"));
        see("u3", live(1), person("Sales"));
        see("u1", baseline(5), person("Sales"));
        see("u3", live(5), person("Sales"));
        end(new RoundEnd(Resource.USERS, 5, true));
        tick(3);

        assertThat(lookups()).singleElement().satisfies(request -> {
            assertThat(request.getUserIds()).containsExactly("u2");
            assertThat(request.getReason()).isEqualTo("unseen-in-baseline");
            assertThat(request.getRound()).isEqualTo(5);
        });
        changes();
        see("u2", lookup(6), new UserFact.NotFound());
        assertThat(changes()).extracting(UserChange::getKind).containsExactly(ChangeKind.DELETED);
    }

    @Test
    void asksForNobodyAfterAnOrdinaryRound() {
        see("u1", live(1), person("Sales"));
        end(new RoundEnd(Resource.USERS, 5, false));
        end(new RoundEnd(Resource.GROUPS, 5, true));
        tick(3);
        assertThat(lookups()).isEmpty();
    }

    @Test
    void sweepsManyInSlices() {
        for (int number = 0; number < 1_100; number++) {
            see("u%04d".formatted(number), live(1), person("Sales"));
        }
        end(new RoundEnd(Resource.USERS, 5, true));
        tick(1);
        assertThat(askedFor()).as("the first slice has only looked").isLessThanOrEqualTo(1_000);
        tick(4);
        assertThat(asked).hasSize(1_100).doesNotHaveDuplicates();
    }

    @Test
    void asksForAPersonOfWhomTooLittleIsKnown() {
        see("u1", live(2), new UserFact.Properties(Map.of("department", "Sales"), null));
        tick(1);
        assertThat(people()).isEmpty();
        assertThat(lookups())
                .singleElement()
                .extracting(LookupRequest::getReason)
                .isEqualTo("incomplete");
        see("u1", lookup(2), person("Sales"));
        assertThat(people()).hasSize(1);
    }

    @Test
    void dropsMembersThatAnEnumerationOfTheGroupDidNotSee() {
        see("u1", live(1), person("Sales"));
        see("u2", live(1), person("Sales"));
        see("u1", baseline(1), new UserFact.Membership("g1", true));
        see("u2", baseline(1), new UserFact.Membership("g1", true));
        enumerated("g1", 1);
        tick(2);
        assertThat(people()).extracting(UserState::getGroups).endsWith(List.of("g1"), List.of("g1"));

        see("u1", baseline(9), new UserFact.Membership("g1", true));
        enumerated("g1", 9);
        tick(2);
        assertThat(people()).singleElement().extracting(UserState::getGroups).isEqualTo(List.of());
        assertThat(changes().getLast().getUserId()).isEqualTo("u2");
    }

    @Test
    void putsPoisonAsideAndGoesOn() {
        observations.pipeInput(key("u1"), "nonsense".getBytes(UTF_8));
        observations.pipeInput(
                "no slash",
                wire.encode(Topics.OBSERVATIONS, ObservationCodec.toAvro(sighting("u1", live(1), person("Sales")))));
        observations.pipeInput(new TestRecord<>(null, new byte[] {1}));
        see("u1", live(1), person("Sales"));

        var letters = driver.createOutputTopic(
                        TopicEntry.deadLetter(Topics.OBSERVATIONS, "change-detector"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
        assertThat(letters).hasSize(3);
        assertThat(letters.getFirst().value()).isEqualTo("nonsense".getBytes(UTF_8));
        assertThat(new String(
                        letters.getFirst()
                                .headers()
                                .lastHeader(DeadLetter.REASON)
                                .value(),
                        UTF_8))
                .contains("magic byte");
        assertThat(people()).hasSize(1);
    }

    @Test
    void holdsPublicEventsInOrderUntilTheirTopicIsThere() {
        topics.clear();
        see("u1", live(1), person("Sales"));
        see("u1", live(2), person("Legal"));
        tick(1);
        assertThat(people()).hasSize(2);
        topics.add(CHANGES);
        see("u1", live(3), person("Finance"));
        tick(1);
        see("u1", live(4), person("Sales"));

        assertThat(changes()).extracting(UserChange::getVersion).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void tellsOfGroupsOnlyWhenTheyDiffer() {
        group("g2", live(1), new GroupFact.Exists("Sales"));
        group("g2", live(2), new GroupFact.Exists("Sales"));
        group("g2", live(2), new GroupFact.Edge("g1", true));
        groupEnd(new RoundEnd(Resource.GROUPS, 2, true));

        List<Group> told = groups();
        assertThat(told).hasSize(3);
        assertThat(((GroupState) told.get(1).getWhat()).getParents()).containsExactly("g1");
        assertThat(((GroupState) told.get(1).getWhat()).getDisplayName()).isEqualTo("Sales");
        assertThat(told.get(2).getWhat()).isInstanceOf(RoundEnded.class);
    }

    @Test
    void dropsGroupsThatAnEnumerationOfTheirParentDidNotSee() {
        group("g2", baseline(1), new GroupFact.Edge("g1", true));
        group("g3", baseline(1), new GroupFact.Edge("g1", true));
        groups();
        group("g3", baseline(7), new GroupFact.Edge("g1", true));
        GroupEnumerated all = new GroupEnumerated("g1", baseline(7));
        groupObservations.pipeInput(
                ObservationCodec.keyOfEnumerated(TENANT).toString(),
                wire.encode(Topics.GROUP_OBSERVATIONS, GroupCodec.toAvro(all)));

        assertThat(groups())
                .singleElement()
                .satisfies(group ->
                        assertThat(((GroupState) group.getWhat()).getParents()).isEmpty());
    }

    private final Set<String> asked = new HashSet<>();

    private int askedFor() {
        lookups().forEach(request -> asked.addAll(request.getUserIds()));
        return asked.size();
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            driver.advanceWallClockTime(Duration.ofMillis(100));
        }
        if (times > 3) {
            askedFor();
        }
    }

    private void see(String id, Sighting sighting, UserFact fact) {
        SpecificRecord record = ObservationCodec.toAvro(sighting(id, sighting, fact));
        observations.pipeInput(key(id), wire.encode(Topics.OBSERVATIONS, record));
    }

    private static UserSighting sighting(String id, Sighting sighting, UserFact fact) {
        return new UserSighting(id, sighting, fact);
    }

    private void enumerated(String group, long round) {
        GroupEnumerated all = new GroupEnumerated(group, baseline(round));
        observations.pipeInput(
                ObservationCodec.keyOfEnumerated(TENANT).toString(),
                wire.encode(Topics.OBSERVATIONS, ObservationCodec.toAvro(all)));
    }

    private void end(RoundEnd end) {
        observations.pipeInput(
                ObservationCodec.keyOf(TENANT, end).toString(),
                wire.encode(Topics.OBSERVATIONS, ObservationCodec.toAvro(TENANT, end, live(end.round()))));
    }

    private void group(String id, Sighting sighting, GroupFact fact) {
        groupObservations.pipeInput(
                key(id),
                wire.encode(Topics.GROUP_OBSERVATIONS, GroupCodec.toAvro(new GroupSighting(id, sighting, fact))));
    }

    private void groupEnd(RoundEnd end) {
        groupObservations.pipeInput(
                ObservationCodec.keyOf(TENANT, end).toString(),
                wire.encode(Topics.GROUP_OBSERVATIONS, GroupCodec.toAvro(TENANT, end, live(end.round()))));
    }

    private List<UserState> people() {
        return users().readValuesToList().stream()
                .map(bytes -> wire.decode(Topics.USERS, bytes, User.class).getWhat())
                .filter(UserState.class::isInstance)
                .map(UserState.class::cast)
                .toList();
    }

    private TestOutputTopic<String, byte[]> users() {
        return driver.createOutputTopic(Topics.USERS, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private List<byte[]> changesRaw() {
        return driver.createOutputTopic(CHANGES, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList();
    }

    private List<UserChange> changes() {
        return changesRaw().stream()
                .map(bytes -> wire.decode(CHANGES, bytes, UserChange.class))
                .toList();
    }

    private List<LookupRequest> lookups() {
        var records = driver.createOutputTopic(Topics.LOOKUPS, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
        assertThat(records).extracting(TestRecord::key).allMatch(TENANT::equals);
        return records.stream()
                .map(record -> wire.decode(Topics.LOOKUPS, record.value(), LookupRequest.class))
                .toList();
    }

    private List<Group> groups() {
        return driver
                .createOutputTopic(Topics.GROUPS, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(bytes -> wire.decode(Topics.GROUPS, bytes, Group.class))
                .toList();
    }

    private static String key(String id) {
        return new UserKey(TENANT, id).toString();
    }

    private static UserFact person(String department) {
        return new UserFact.Properties(
                Map.of("userPrincipalName", "x@contoso.com", "accountEnabled", true, "department", department), null);
    }

    private static Sighting live(long round) {
        return new Sighting(Origin.LIVE, round, NOW);
    }

    private static Sighting baseline(long round) {
        return new Sighting(Origin.BASELINE, round, NOW);
    }

    private static Sighting lookup(long round) {
        return new Sighting(Origin.LOOKUP, round, NOW);
    }
}
