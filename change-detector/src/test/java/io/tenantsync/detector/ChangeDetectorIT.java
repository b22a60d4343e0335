package io.tenantsync.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.Group;
import io.micrometer.core.instrument.MeterRegistry;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.schemas.ChangeKind;
import io.tenantsync.schemas.TopicEntry;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.UserChange;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The service with a real broker, a real registry and the emulator over TLS. */
class ChangeDetectorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void everybodyArrivesOnceAndEveryChangeOfALifeFollows() throws IOException {
        try (World world = new World(folder, 500);
                Reading reading = new Reading(world)) {
            String collaboration = world.groupNamed("Cross-tenant collaboration");
            world.configure(collaboration);
            try (ConfigurableApplicationContext service = ChangeDetectorApplication.start(world.arguments("it-1"))) {
                assertThat(service.isRunning()).isTrue();
                await().atMost(PATIENCE)
                        .until(() -> reading.more().baselineEnded() && everybodyIsThere(world, reading));
                sameAsInTheSource(world, reading);
                membersAsInTheSource(world, reading, collaboration);

                lookingEverybodyUpChangesNothing(world, reading, service.getBean(MeterRegistry.class));
                poisonIsPutAsideAndStopsNothing(world);
                aLife(world, reading);
                anotherGroupIsJoinedAndLeft(world, reading, collaboration);
            }
        }
    }

    @Test
    void killedInTheMiddleOfABaselineItLosesNobodyAndTellsNothingTwice() throws Exception {
        try (World world = new World(folder, 1_000);
                Reading reading = new Reading(world)) {
            world.configure(world.groupNamed("Sales"));
            world.emulator.control().latency(Duration.ofMillis(700), Duration.ZERO);
            Process first = detector(world);
            try {
                await().atMost(PATIENCE).until(() -> reading.more().users.size() >= 200);
                first.destroyForcibly().waitFor();
                assertThat(reading.more().users.size())
                        .as("still in the middle")
                        .isLessThan(1_000);
            } finally {
                first.destroyForcibly();
            }
            Process second = detector(world);
            try {
                await().atMost(PATIENCE)
                        .until(() -> reading.more().baselineEnded() && everybodyIsThere(world, reading));
                sameAsInTheSource(world, reading);
                assertThat(reading.changes).extracting(UserChange::getChangeId).doesNotHaveDuplicates();
                assertThat(reading.changes)
                        .filteredOn(change -> change.getKind() == ChangeKind.CREATED)
                        .extracting(UserChange::getUserId)
                        .doesNotHaveDuplicates()
                        .hasSize(world.people().size());
            } finally {
                // in good order, or its open transaction keeps the next test waiting until it times out
                second.destroy();
                second.waitFor();
            }
        }
    }

    /** What a single read says equals what delta said, and the orders are done when their answers are written. */
    private static void lookingEverybodyUpChangesNothing(World world, Reading reading, MeterRegistry meters) {
        int before = reading.changes.size();
        world.claimThatABaselineMissedEverybody();
        await().atMost(PATIENCE)
                .until(() -> meters.counter("change.detector.lookups", "tenant", world.tenantId)
                                .count()
                        >= reading.users.size());
        await().atMost(PATIENCE).until(world::everyLookupIsCommitted);
        assertThat(reading.more().changes).hasSize(before);
    }

    private static void poisonIsPutAsideAndStopsNothing(World world) {
        List<String> topics =
                List.of(Topics.OBSERVATIONS, Topics.GROUP_OBSERVATIONS, Topics.LOOKUPS, Topics.CONFIGURATIONS);
        topics.forEach(topic -> world.poison(
                topic, topic.equals(Topics.CONFIGURATIONS) ? "c-" + world.tenantId : world.tenantId + "/x"));
        topics.forEach(topic -> {
            String letters = TopicEntry.deadLetter(topic, "change-detector");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(world.reasonsIn(letters)).anyMatch(reason -> reason.contains("magic byte")));
        });
    }

    private static boolean everybodyIsThere(World world, Reading reading) throws IOException {
        return reading.users.keySet().containsAll(world.people().keySet());
    }

    private static void sameAsInTheSource(World world, Reading reading) throws IOException {
        Map<String, JsonNode> people = world.people();
        assertThat(reading.users.keySet()).isEqualTo(people.keySet());
        people.forEach((id, person) -> {
            Map<String, Object> properties = reading.users.get(id).getProperties();
            for (String name : List.of("userPrincipalName", "displayName", "department", "jobTitle", "mail", "city")) {
                JsonNode expected = person.get(name);
                assertThat(properties.get(name))
                        .as(name)
                        .isEqualTo(expected == null || expected.isNull() ? null : expected.asText());
            }
            assertThat(properties)
                    .containsEntry(
                            "accountEnabled", person.get("accountEnabled").asBoolean());
            JsonNode manager = person.get("manager");
            assertThat(reading.users.get(id).getManagerId())
                    .isEqualTo(manager == null || manager.isNull() ? null : manager.asText());
        });
        assertThat(reading.changes)
                .filteredOn(change -> change.getKind() == ChangeKind.CREATED)
                .hasSize(people.size());
    }

    private static void membersAsInTheSource(World world, Reading reading, String assigned) {
        Set<String> tracked = new TreeSet<>(Set.of(assigned));
        List<String> open = new ArrayList<>(tracked);
        while (!open.isEmpty()) {
            String group = open.removeLast();
            Set<String> users = new TreeSet<>();
            for (Map<?, ?> member : members(world, group)) {
                String id = String.valueOf(member.get("id"));
                if (String.valueOf(member.get("@odata.type")).endsWith("user")) {
                    users.add(id);
                } else if (tracked.add(id)) {
                    open.add(id);
                }
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(reading.more().membersOf(group)).isEqualTo(users));
        }
        assertThat(tracked).hasSizeGreaterThan(3);
        assertThat(reading.groups.keySet()).containsAll(tracked);
    }

    private static List<Map<?, ?>> members(World world, String group) {
        String path =
                ODataPath.of("groups", group, "members").select("id").top(999).toString();
        Object value = world.graph
                .batch(List.of(BatchRequest.get(path)), Lane.LIVE)
                .getFirst()
                .successBody()
                .get("value");
        return ((List<?>) value)
                .stream().<Map<?, ?>>map(member -> (Map<?, ?>) member).toList();
    }

    private static void aLife(World world, Reading reading) throws IOException {
        List<String> ids = reading.users.values().stream()
                .filter(state -> state.getProperties().get("accountEnabled").equals(true))
                .filter(state ->
                        state.getManagerId() != null && state.getProperties().containsKey("jobTitle"))
                .map(state -> reading.users.entrySet().stream()
                        .filter(entry -> entry.getValue() == state)
                        .findFirst()
                        .orElseThrow()
                        .getKey())
                .limit(2)
                .toList();
        String person = ids.get(0);
        String boss = ids.get(1);
        String url = world.emulator.graphUrl() + "/users/" + boss;

        change(world, BatchRequest.patch(user(person), Map.of("department", "Astronomy")));
        expect(reading, person, ChangeKind.UPDATED, "department");
        change(world, BatchRequest.patch(user(person), nulled("jobTitle")));
        expect(reading, person, ChangeKind.UPDATED, "jobTitle");
        change(world, BatchRequest.put(user(person) + "/manager/$ref", Map.of("@odata.id", url)));
        expect(reading, person, ChangeKind.UPDATED, "manager");
        change(world, BatchRequest.delete(user(person) + "/manager/$ref"));
        expect(reading, person, ChangeKind.UPDATED, "manager");
        assertThat(reading.users.get(person).getManagerId()).isNull();
        change(world, BatchRequest.patch(user(person), Map.of("accountEnabled", false)));
        expect(reading, person, ChangeKind.DISABLED, "accountEnabled");
        change(world, BatchRequest.patch(user(person), Map.of("accountEnabled", true)));
        expect(reading, person, ChangeKind.ENABLED, "accountEnabled");
        change(world, BatchRequest.delete(user(person)));
        expect(reading, person, ChangeKind.DELETED);
        change(world, BatchRequest.post("/directory/deletedItems/" + person + "/restore", Map.of()));
        expect(reading, person, ChangeKind.RESTORED);
        change(world, BatchRequest.delete(user(person)));
        expect(reading, person, ChangeKind.DELETED);
        change(world, BatchRequest.delete("/directory/deletedItems/" + person));
        expect(reading, person, ChangeKind.PERMANENTLY_DELETED);
    }

    private static void anotherGroupIsJoinedAndLeft(World world, Reading reading, String assigned) {
        String group = createGroup(world, "Newcomers");
        String person = reading.users.entrySet().stream()
                .filter(entry ->
                        entry.getValue().getProperties().get("accountEnabled").equals(true))
                .map(Map.Entry::getKey)
                .skip(20)
                .findFirst()
                .orElseThrow();
        change(world, BatchRequest.post("/groups/" + group + "/members/$ref", reference(world, person)));
        change(world, BatchRequest.post("/groups/" + assigned + "/members/$ref", reference(world, group)));
        await().atMost(PATIENCE).until(() -> reading.more().membersOf(group).equals(Set.of(person)));
        assertThat(reading.groups.get(group).getParents()).containsExactly(assigned);

        change(world, BatchRequest.delete("/groups/" + group + "/members/" + person + "/$ref"));
        await().atMost(PATIENCE).until(() -> reading.more().membersOf(group).isEmpty());
        assertThat(reading.changesOf(person).getLast().getChangedAttributes()).containsExactly("groups");
    }

    private static String createGroup(World world, String name) {
        Group group = new Group();
        group.setDisplayName(name);
        group.setMailEnabled(false);
        group.setMailNickname(name);
        group.setSecurityEnabled(true);
        return world.graph.sdk().groups().post(group).getId();
    }

    private static Map<String, Object> reference(World world, String id) {
        return Map.of("@odata.id", world.emulator.graphUrl() + "/directoryObjects/" + id);
    }

    private static Map<String, @Nullable Object> nulled(String name) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put(name, null);
        return body;
    }

    private static String user(String id) {
        return ODataPath.user(id).toString();
    }

    private static void change(World world, BatchRequest request) {
        var answer = world.graph.batch(List.of(request), Lane.LIVE).getFirst();
        assertThat(answer.failure()).isNull();
    }

    private static void expect(Reading reading, String person, ChangeKind kind, String... attributes) {
        int before = reading.changesOf(person).size();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> reading.more().changesOf(person).size() > before);
        UserChange change = reading.changesOf(person).getLast();
        assertThat(change.getKind()).isEqualTo(kind);
        assertThat(change.getChangedAttributes()).containsExactly(attributes);
    }

    private Process detector(World world) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx300m",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .collect(Collectors.joining(File.pathSeparator)),
                ChangeDetectorApplication.class.getName()));
        command.addAll(List.of(world.arguments("it-killed")));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/detector-process.log")))
                .start();
    }
}
