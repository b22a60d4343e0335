package io.tenantsync.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantsync.audit.querying.Field;
import io.tenantsync.schemas.AdministrativeAction;
import io.tenantsync.schemas.ConfigurationState;
import io.tenantsync.schemas.Person;
import io.tenantsync.schemas.PersonState;
import io.tenantsync.schemas.PersonStateName;
import io.tenantsync.schemas.ProvisioningAction;
import io.tenantsync.schemas.ProvisioningResult;
import io.tenantsync.schemas.ProvisioningStatus;
import io.tenantsync.schemas.Topics;
import io.tenantsync.schemas.Verdict;
import io.tenantsync.service.DeadLetter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuditLogIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static RunningAuditLog log;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        log = new RunningAuditLog(folder);
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    @Test
    void keepsAResultOnceThoughItIsDeliveredTwice() {
        String change = newId();
        ProvisioningResult first =
                Results.created(newId(), change).setTerminal(false).build();
        log.result(first);
        log.result(first);
        log.result(Results.created(first.getCommandId(), change)
                .setId(first.getCommandId() + "#2")
                .setAttempt(2)
                .setEndedAt(Results.START.plusSeconds(9))
                .build());
        awaitEntries("changeId eq '" + change + "'", 2);
        JsonNode entries = log.json("/api/v1/changes/" + change).get("entries");
        assertThat(texts(entries, "/resultId")).containsExactly(first.getId(), first.getCommandId() + "#2");
        assertThat(texts(entries, "/terminal")).containsExactly("false", "true");
        assertThat(entries.get(1).get("outcome").asString()).isEqualTo("created");
        String id = entries.get(0).get("id").asString();
        JsonNode one = log.json("/v1.0/auditLogs/provisioning/" + id);
        assertThat(one.get("@odata.context").asString()).endsWith("/v1.0/$metadata#auditLogs/provisioning/$entity");
        assertThat(one.get("changeId").asString()).isEqualTo(change);
        JsonNode byResult = log.json("/v1.0/auditLogs/provisioning/" + RunningAuditLog.encoded(first.getId()));
        assertThat(byResult.get("id").asString()).isEqualTo(id);
    }

    @Test
    void countsAChangeOnceThoughItsCommandWasSentAgainAndBothWereAnswered() {
        String change = newId();
        ProvisioningResult first = Results.created(newId(), change).build();
        log.result(first);
        log.result(Results.created(first.getCommandId(), change)
                .setId(first.getCommandId() + "#2")
                .setAttempt(2)
                .setEndedAt(Results.START.plusSeconds(9))
                .build());
        awaitEntries("changeId eq '" + change + "'", 2);
        JsonNode entries = log.json("/api/v1/changes/" + change).get("entries");
        assertThat(texts(entries, "/terminal")).containsExactly("true", "false");
    }

    @Test
    void putsPoisonAsideAndGoesOn() {
        String change = newId();
        log.sendBytes(Topics.PROVISIONING_RESULTS, Results.SOURCE + "/a1", "junk".getBytes(UTF_8));
        log.sendBytes(Topics.PEOPLE, "no-user-key", log.encode(Topics.PEOPLE, person(newId())));
        log.result(Results.created(newId(), change)
                .setSource(Results.identity("a1", "a name with \u0000 in it", null))
                .build());
        log.result(Results.created(newId(), change).build());
        awaitEntries("changeId eq '" + change + "'", 1);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(reasons(Topics.PROVISIONING_RESULTS))
                    .anySatisfy(reason -> assertThat(reason).contains("magic byte"))
                    .anySatisfy(reason -> assertThat(reason).contains("SQL state 22"));
            assertThat(reasons(Topics.PEOPLE))
                    .anySatisfy(reason -> assertThat(reason).contains("user key"));
        });
    }

    @Test
    void showsEveryEntryOnceFromPageToPage() {
        String cycle = newId();
        List<String> changes = IntStream.range(0, 250).mapToObj(i -> newId()).toList();
        for (int i = 0; i < changes.size(); i++) {
            // many entries share a time, so that pages end among equals
            ProvisioningResult result = Results.created(newId(), changes.get(i))
                    .setCycleId(cycle)
                    .setEndedAt(Results.START.plusSeconds(i / 40))
                    .build();
            log.sendLater(
                    Topics.PROVISIONING_RESULTS,
                    Results.SOURCE + "/" + i,
                    log.encode(Topics.PROVISIONING_RESULTS, result));
        }
        String filter = RunningAuditLog.encoded("cycleId eq '" + cycle + "'");
        await().atMost(SOON)
                .until(() -> log.json("/v1.0/auditLogs/provisioning?$top=999&$filter=" + filter)
                                .get("value")
                                .size()
                        == 250);
        assertThat(pages(filter, "activityDateTime%20desc"))
                .containsExactlyInAnyOrderElementsOf(changes)
                .isNotEqualTo(pages(filter, "activityDateTime"));
    }

    private static List<String> pages(String filter, String order) {
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        JsonNode page = log.json("/v1.0/auditLogs/provisioning?$top=100&$orderby=" + order + "&%24filter=" + filter);
        while (true) {
            List<String> times = texts(page.get("value"), "/activityDateTime");
            assertThat(times)
                    .isSortedAccordingTo(order.endsWith("desc") ? (a, b) -> b.compareTo(a) : String::compareTo);
            seen.addAll(texts(page.get("value"), "/changeId"));
            sizes.add(page.get("value").size());
            if (page.get("@odata.nextLink") == null) {
                assertThat(sizes).containsExactly(100, 100, 50);
                return seen;
            }
            page = log.json(URI.create(page.get("@odata.nextLink").asString()));
        }
    }

    @Test
    void canBeAskedForEveryProperty() {
        String change = newId();
        log.result(Results.created(newId(), change).build());
        awaitEntries("changeId eq '" + change + "'", 1);
        JsonNode entry = log.log("changeId eq '" + change + "'").get("value").get(0);
        for (Field field : Field.values()) {
            JsonNode value = entry.at("/" + field.path());
            String filter = switch (field.kind()) {
                case TEXT, TEXT_IN_ANY_CASE ->
                    value.isMissingNode()
                            ? "provisioningAction eq 'create'"
                            : "contains(" + field.path() + ",'" + value.asString() + "') and " + field.path() + " eq '"
                                    + value.asString() + "'";
                case TIME, NUMBER ->
                    field.path() + " le " + value.asString() + " and " + field.path() + " ge " + value.asString();
            };
            assertThat(log.log(filter + " and changeId eq '" + change + "'").get("value"))
                    .as(filter)
                    .hasSize(1);
        }
        assertThat(log.log("provisioningStatusInfo/status eq 'SUCCESS' and changeId eq '" + change + "'")
                        .get("value"))
                .hasSize(1);
        assertThat(log.log("provisioningAction eq 'Create' and changeId eq '" + change + "'")
                        .get("value"))
                .isEmpty();
        assertThat(log.log("contains(tolower(sourceIdentity/displayName),'adele v') and changeId eq '" + change + "'")
                        .get("value"))
                .hasSize(1);
    }

    @Test
    void refusesABadFilterInGraphsEnvelope() {
        HttpResponse<String> answer = log.get("/v1.0/auditLogs/provisioning?$filter=jobId%20ne%20'x'", "let-me-in");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("request-id")).isPresent();
        assertThat(answer.body())
                .startsWith("{\"error\":{\"code\":\"BadRequest\",\"message\":\"Invalid filter clause: ");
        assertThat(answer.body()).contains("position 7", "\"innerError\":{\"date\":");
        assertThat(log.get("/v1.0/auditLogs/provisioning?$select=id", "let-me-in")
                        .statusCode())
                .isEqualTo(400);
        assertThat(log.get("/v1.0/auditLogs/provisioning?$filter=id%20eq%20'%00'", "let-me-in")
                        .statusCode())
                .isEqualTo(400);
        assertThat(log.get("/v1.0/auditLogs/provisioning/unknown", "let-me-in").statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsNobodyInWithoutTheToken() {
        for (String path :
                List.of("/v1.0/auditLogs/provisioning", "/api/v1/people", "/api/v1/summary", "/actuator/prometheus")) {
            assertThat(log.get(path, null).statusCode()).as(path).isEqualTo(401);
            assertThat(log.get(path, "guess").statusCode()).as(path).isEqualTo(401);
        }
        HttpResponse<String> health = log.get("/actuator/health", null);
        assertThat(health.statusCode()).isIn(200, 503);
        assertThat(health.body()).doesNotContain("components").doesNotContain("database");
    }

    @Test
    void showsWherePeopleStandNow() {
        String user = newId();
        String key = Results.SOURCE + "/" + user;
        log.send(
                Topics.PEOPLE,
                key,
                person(user, state("x-" + user, PersonStateName.WANTED), state("y-" + user, PersonStateName.LINKED)));
        await().atMost(SOON).until(() -> people("search=" + user).size() == 2);
        log.send(Topics.PEOPLE, key, person(user, state("x-" + user, PersonStateName.CONFLICT)));
        await().atMost(SOON).until(() -> people("search=" + user).size() == 1);
        JsonNode found = people("configuration=x-" + user + "&state=conflict&search=ADELE")
                .get(0);
        assertThat(found.get("state").asString()).isEqualTo("CONFLICT");
        assertThat(found.get("userId").asString()).isEqualTo(user);
        assertThat(people("configuration=x-" + user + "&state=LINKED")).isEmpty();
        log.send(Topics.PEOPLE, key, null);
        await().atMost(SOON).until(() -> people("search=" + user).isEmpty());
        assertThat(log.get("/api/v1/people?state=happy", "let-me-in").statusCode())
                .isEqualTo(400);
    }

    @Test
    void goesThroughPeopleInPages() {
        String configuration = newId();
        List<String> users =
                Stream.generate(AuditLogIT::newId).limit(7).sorted().toList();
        users.forEach(user -> log.send(
                Topics.PEOPLE,
                Results.SOURCE + "/" + user,
                person(user, state(configuration, PersonStateName.LINKED))));
        await().atMost(SOON)
                .until(() -> people("configuration=" + configuration).size() == 7);
        JsonNode first = log.json("/api/v1/people?top=4&configuration=" + configuration);
        JsonNode second = log.json("/api/v1/people?top=4&configuration=" + configuration + "&after="
                + first.get("next").asString());
        assertThat(texts(first.get("value"), "/userId")).isEqualTo(users.subList(0, 4));
        assertThat(texts(second.get("value"), "/userId")).isEqualTo(users.subList(4, 7));
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void sumsUpHowChangesEnded() {
        String configuration = newId();
        log.result(of(configuration, Results.created(newId(), newId())));
        log.result(of(configuration, Results.created(newId(), newId()).setTerminal(false)));
        log.result(of(
                configuration,
                Results.created(newId(), newId())
                        .setAction(ProvisioningAction.DISABLE)
                        .setApplied(Results.applied(Verdict.DONE).build())));
        log.result(of(configuration, Results.skipped(newId())));
        log.result(of(configuration, Results.skipped(newId())));
        log.result(of(
                configuration,
                Results.skipped(newId())
                        .setStatus(ProvisioningStatus.FAILURE)
                        .setApplied(Results.applied(Verdict.CONFLICT).build())));
        awaitEntries("jobId eq '" + configuration + "'", 6);
        JsonNode mine = log.json("/api/v1/summary")
                .get("configurations")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(configuration))
                .findFirst()
                .orElseThrow();
        assertThat(mine.toString())
                .isEqualTo("{\"id\":\"" + configuration + "\",\"name\":\"" + configuration
                        + "\",\"created\":1,\"adopted\":0,\"updated\":0,\"disabled\":1,\"deleted\":0,\"skipped\":2,"
                        + "\"conflicts\":1,\"failed\":0}");
    }

    @Test
    void knowsConfigurationsByTheirLastGoodName() {
        String id = newId();
        log.send(Topics.CONFIGURATIONS, id, Configurations.named(id, "old " + id, ConfigurationState.ACTIVE));
        log.send(Topics.CONFIGURATIONS, id, Configurations.named(id, "new " + id, ConfigurationState.ACTIVE));
        log.sendBytes(Topics.CONFIGURATIONS, id, "junk".getBytes(UTF_8));
        String user = newId();
        await().atMost(SOON)
                .until(() -> summaryName(id).equals("new " + id)
                        && !log.deadLetters(Topics.CONFIGURATIONS).isEmpty());
        assertThat(summaryName(id)).isEqualTo("new " + id);
        log.send(Topics.PEOPLE, Results.SOURCE + "/" + user, person(user, state(id, PersonStateName.LINKED)));
        await().atMost(SOON)
                .until(() -> people("configuration=" + RunningAuditLog.encoded("new " + id))
                                .size()
                        == 1);
        log.send(Topics.CONFIGURATIONS, id, null);
        await().atMost(SOON).until(() -> summaryName(id).isEmpty());
        log.result(of(id, Results.created(newId(), newId())));
        await().atMost(SOON).until(() -> summaryName(id).equals("new " + id));
    }

    private static String summaryName(String configuration) {
        return log.json("/api/v1/summary")
                .get("configurations")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(configuration))
                .map(one -> one.get("name").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void waitsWhileTheRegistryIsAwayAndGoesOn() {
        String action = newId();
        // the first record of this kind that the service sees: it has to ask the registry
        byte[] bytes = log.encode(
                Topics.ADMINISTRATION,
                AdministrativeAction.newBuilder()
                        .setId(action)
                        .setAction("pause")
                        .setBy("an operator")
                        .setFrom("command line")
                        .setAt(Results.START)
                        .setDetails(Map.of("reason", "change freeze"))
                        .build());
        log.platform().registry().stop();
        try {
            log.sendBytes(Topics.ADMINISTRATION, "c-9", bytes);
            await().atMost(SOON).until(() -> health() == 503);
        } finally {
            log.platform().registry().start();
        }
        await().atMost(SOON)
                .until(() -> texts(
                                log.json("/api/v1/administration?configuration=c-9")
                                        .get("value"),
                                "/id")
                        .contains(action));
        await().atMost(SOON).until(() -> health() == 200);
        assertThat(log.deadLetters(Topics.ADMINISTRATION)).isEmpty();
    }

    @Test
    void waitsWhileTheDatabaseIsAwayAndGoesOn() {
        String change = newId();
        log.platform().postgres().stop();
        try {
            log.result(Results.created(newId(), change).build());
            await().atMost(SOON).until(() -> health() == 503);
            assertThat(log.get("/v1.0/auditLogs/provisioning", "let-me-in").statusCode())
                    .isEqualTo(503);
            assertThat(log.get("/api/v1/summary", "let-me-in").statusCode()).isEqualTo(503);
        } finally {
            log.platform().postgres().start();
        }
        awaitEntries("changeId eq '" + change + "'", 1);
        await().atMost(SOON).until(() -> health() == 200);
    }

    @Test
    void goesOnWhereItStopped() {
        String change = newId();
        log.stop();
        log.result(Results.created(newId(), change).build());
        log.start();
        awaitEntries("changeId eq '" + change + "'", 1);
    }

    private static void awaitEntries(String filter, int number) {
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(log.log(filter).get("value")).hasSize(number));
    }

    private static ProvisioningResult of(String configuration, ProvisioningResult.Builder result) {
        return result.setConfigurationId(configuration).build();
    }

    private static int health() {
        return log.get("/actuator/health", null).statusCode();
    }

    private static JsonNode people(String query) {
        return log.json("/api/v1/people?" + query).get("value");
    }

    private static List<String> texts(JsonNode array, String pointer) {
        return array.valueStream().map(one -> one.at(pointer).asString()).toList();
    }

    private static List<String> reasons(String topic) {
        return log.deadLetters(topic).stream().map(AuditLogIT::reason).toList();
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetter.REASON).value(), UTF_8);
    }

    private static Person person(String user, PersonState... states) {
        return Person.newBuilder()
                .setDisplayName("Adele " + user)
                .setUserPrincipalName("adele@contoso.example")
                .setStates(List.of(states))
                .build();
    }

    private static PersonState state(String configuration, PersonStateName name) {
        return PersonState.newBuilder()
                .setConfigurationId(configuration)
                .setState(name)
                .setAttempts(0)
                .setReason("")
                .setSince(Results.START)
                .setChangeId("change")
                .build();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
