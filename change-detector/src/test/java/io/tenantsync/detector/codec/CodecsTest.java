package io.tenantsync.detector.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tenantsync.detector.Configurations;
import io.tenantsync.detector.detection.GroupEnumerated;
import io.tenantsync.detector.detection.GroupFact;
import io.tenantsync.detector.detection.GroupSighting;
import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Resource;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserSighting;
import io.tenantsync.detector.detection.polling.Bookmark;
import io.tenantsync.schemas.Apply;
import io.tenantsync.schemas.Checkpoint;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.DefaultWhen;
import io.tenantsync.schemas.DirectSource;
import io.tenantsync.schemas.ExpressionSource;
import io.tenantsync.schemas.FilterClause;
import io.tenantsync.schemas.FilterGroup;
import io.tenantsync.schemas.GroupObservation;
import io.tenantsync.schemas.Mapping;
import io.tenantsync.schemas.Observation;
import io.tenantsync.schemas.Scope;
import io.tenantsync.schemas.ScopeMode;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.WhenNull;
import io.tenantsync.service.WireFormat;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final UserKey KEY = new UserKey(TENANT, "u1");
    private static final Sighting SIGHTING =
            new Sighting(Origin.VERIFICATION, 7, Instant.parse("2026-11-23T10:00:00.123Z"));

    private final WireFormat wire = WireFormat.inMemory();

    static Stream<UserFact> userFacts() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("displayName", "Adele");
        values.put("accountEnabled", true);
        values.put("jobTitle", null);
        values.put("count", 3L);
        values.put("share", 0.5);
        values.put("businessPhones", List.of("1", "2"));
        return Stream.of(
                new UserFact.Properties(values, null),
                new UserFact.Properties(Map.of(), new UserFact.Manager("boss")),
                new UserFact.Properties(Map.of(), new UserFact.Manager(null)),
                new UserFact.Removed(false),
                new UserFact.Removed(true),
                new UserFact.NotFound(),
                new UserFact.Membership("g1", true),
                new UserFact.Membership("g1", false));
    }

    @ParameterizedTest
    @MethodSource("userFacts")
    void whatWasSeenOfAPersonComesBack(UserFact fact) {
        UserSighting sighting = new UserSighting("u1", SIGHTING, fact);
        assertThat(ObservationCodec.toDomain(KEY, travelled(ObservationCodec.toAvro(sighting))))
                .isEqualTo(new ObservationCodec.Content.Seen(sighting));
    }

    @Test
    void endsOfRoundsComeBack() {
        RoundEnd end = new RoundEnd(Resource.GROUPS, 9, true);
        UserKey key = ObservationCodec.keyOf(TENANT, end);
        assertThat(key.isMarker()).isTrue();
        assertThat(ObservationCodec.toDomain(key, travelled(ObservationCodec.toAvro(TENANT, end, SIGHTING))))
                .isEqualTo(new ObservationCodec.Content.Ended(end));
        assertThat(GroupCodec.toDomain(key, travelled(GroupCodec.toAvro(TENANT, end, SIGHTING))))
                .isEqualTo(new GroupCodec.Content.Ended(end));
    }

    @Test
    void enumerationsComeBack() {
        GroupEnumerated all = new GroupEnumerated("g1", SIGHTING);
        UserKey key = ObservationCodec.keyOfEnumerated(TENANT);
        assertThat(key.isMarker()).isTrue();
        assertThat(ObservationCodec.toDomain(key, travelled(ObservationCodec.toAvro(all))))
                .isEqualTo(new ObservationCodec.Content.Enumerated(all));
        assertThat(GroupCodec.toDomain(key, travelled(GroupCodec.toAvro(all))))
                .isEqualTo(new GroupCodec.Content.Enumerated(all));
    }

    static Stream<GroupFact> groupFacts() {
        return Stream.of(
                new GroupFact.Exists("Sales"),
                new GroupFact.Exists(null),
                new GroupFact.Removed(true),
                new GroupFact.Removed(false),
                new GroupFact.Edge("g2", true),
                new GroupFact.Edge("g2", false));
    }

    @ParameterizedTest
    @MethodSource("groupFacts")
    void whatWasSeenOfAGroupComesBack(GroupFact fact) {
        GroupSighting sighting = new GroupSighting("g1", SIGHTING, fact);
        assertThat(GroupCodec.toDomain(new UserKey(TENANT, "g1"), travelled(GroupCodec.toAvro(sighting))))
                .isEqualTo(new GroupCodec.Content.Seen(sighting));
    }

    @Test
    void aFactUnderTheKeyOfAMarkerIsRefused() {
        Observation observation = ObservationCodec.toAvro(new UserSighting("u1", SIGHTING, new UserFact.NotFound()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservationCodec.toDomain(
                        UserKey.ofMarker(TENANT, io.tenantsync.schemas.Resource.USERS), observation));
    }

    @Test
    void bookmarksComeBackAndDoNotShowTheirLink() {
        Bookmark bookmark = new Bookmark(
                "https://graph/delta?$deltatoken=secret",
                true,
                true,
                4,
                List.of("department"),
                List.of("g1"),
                SIGHTING.at(),
                SIGHTING.at().plusSeconds(1));
        byte[] bytes = wire.encode("t", CheckpointCodec.toAvro(bookmark));
        assertThat(CheckpointCodec.toDomain(wire.decode("t", bytes, Checkpoint.class)))
                .isEqualTo(bookmark);
        assertThat(bookmark.toString()).doesNotContain("secret");
    }

    @Test
    void aConfigurationSaysWhomToWatchAndWhichExtensionsToRead() {
        String one = "extension_" + "a".repeat(32) + "_level";
        String two = "extension_" + "b".repeat(32) + "_site";
        String three = "extension_" + "c".repeat(32) + "_floor";
        Configuration configuration = Configuration.newBuilder(Configurations.assigned(TENANT, "G1"))
                .setMappings(List.of(
                        new Mapping(
                                "jobTitle",
                                new DirectSource(one),
                                Apply.ALWAYS,
                                WhenNull.CLEAR,
                                null,
                                DefaultWhen.ON_CREATE,
                                null),
                        new Mapping(
                                "city",
                                new ExpressionSource("Join(\"-\", [" + two + "], [city])"),
                                Apply.ALWAYS,
                                WhenNull.CLEAR,
                                null,
                                DefaultWhen.ON_CREATE,
                                null)))
                .setScope(new Scope(
                        ScopeMode.ASSIGNED,
                        List.of(),
                        Configurations.assigned(TENANT, "G1").getScope().getGroups(),
                        true,
                        List.of(new FilterGroup(
                                "outer",
                                List.of(),
                                List.of(new FilterGroup(
                                        "inner",
                                        List.of(new FilterClause(three, "IS NOT NULL", null, false)),
                                        List.of(),
                                        true)),
                                false))))
                .build();

        ConfigurationCodec.Watch watch = ConfigurationCodec.toDomain(configuration);
        assertThat(watch.active()).isTrue();
        assertThat(watch.groups().groupIds()).containsExactly("g1");
        assertThat(watch.groups().nested()).isTrue();
        assertThat(watch.extensions()).containsExactlyInAnyOrder(one, two, three);
    }

    @Test
    void aConfigurationForEverybodyWatchesNoGroupsAndARemovedOneNothing() {
        Configuration.Builder builder = Configuration.newBuilder(Configurations.assigned(TENANT, "g1"));
        Scope assigned = builder.getScope();
        builder.setScope(new Scope(ScopeMode.ALL, List.of(), assigned.getGroups(), true, List.of()));
        assertThat(ConfigurationCodec.toDomain(builder.build()).groups().groupIds())
                .isEmpty();
        assertThat(ConfigurationCodec.toDomain(
                                builder.setState(ConfigurationState.REMOVING).build())
                        .active())
                .isTrue();
        assertThat(ConfigurationCodec.toDomain(
                                builder.setState(ConfigurationState.REMOVED).build())
                        .active())
                .isFalse();
    }

    private Observation travelled(Observation observation) {
        return wire.decode("t", wire.encode("t", observation), Observation.class);
    }

    private GroupObservation travelled(GroupObservation observation) {
        return wire.decode("t", wire.encode("t", observation), GroupObservation.class);
    }
}
