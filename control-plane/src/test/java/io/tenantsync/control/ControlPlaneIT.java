package io.tenantsync.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantsync.control.RunningControlPlane.Answer;
import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.SdkGraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenants;
import io.tenantsync.graph.tenants.TenantsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The control plane between two tenants that answer. The first test needs a target without anchor, so order matters. */
@TestMethodOrder(OrderAnnotation.class)
class ControlPlaneIT {
    private static final String NAME = "contoso-to-fabrikam-live";
    private static final String IN_FORCE = "/api/v1/configurations/" + NAME;
    private static final String CONFIGURATION = """
            configurations:
              - name: contoso-to-fabrikam-live
                source: contoso
                target: fabrikam
                partitioned: true
                scope:
                  users: assigned
                  assignments: { users: [adelev@contoso.com], groups: [Sales], nestedGroups: true }
            """;

    @TempDir
    private static Path folder;

    private static GraphEmulator emulator;
    private static SdkGraphDirectories graph;
    private static Tenants tenants;
    private static RunningControlPlane service;

    @BeforeAll
    static void start() throws IOException {
        emulator = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 7)));
        Files.writeString(folder.resolve("tenants.yaml"), tenantsFile());
        tenants = TenantsFile.read(folder.resolve("tenants.yaml"));
        graph = new SdkGraphDirectories(GraphSettings.defaults());
        service = running();
    }

    @AfterAll
    static void stop() {
        service.close();
        graph.close();
        emulator.close();
    }

    @Test
    @Order(1)
    void asksForTheSetUpAndTakesTheConfigurationAfterIt() throws Exception {
        Answer refused = service.apply(CONFIGURATION);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/problems/0/remedy").asString()).startsWith("Run ./tenantsync setup");
        assertThat(refused.json().get("problems")).hasSize(1);

        Answer setup = service.post("/api/v1/setup", "{\"target\":\"fabrikam\"}");
        assertThat(setup.json().at("/tenants/0/made").asBoolean()).isTrue();
        Answer again = service.post("/api/v1/setup", "{\"target\":\"fabrikam\"}");
        assertThat(again.json().at("/tenants/0/made").asBoolean()).isFalse();

        Answer applied = service.apply(CONFIGURATION);
        assertThat(applied.status()).as(applied.json().toString()).isEqualTo(200);
        assertThat(applied.json().at("/lines/0/revision").asInt()).isEqualTo(1);
        assertThat(applied.json().at("/lines/0/changed").asBoolean()).isTrue();
    }

    @Test
    @Order(2)
    void showsWhatIsInForceWithIdsGatesAndDomains() throws Exception {
        JsonNode configuration = service.get(IN_FORCE).json();

        assertThat(configuration.at("/author").asString()).isEqualTo("anna");
        assertThat(configuration.at("/comment").asString()).isEqualTo("because");
        assertThat(configuration.at("/configuration/scope/groups/0/id").asString())
                .hasSize(36);
        assertThat(configuration.at("/configuration/scope/users/0/id").asString())
                .hasSize(36);
        assertThat(configuration.at("/configuration/anchorProperty").asString()).endsWith("_tenantsyncSource");
        assertThat(configuration.at("/job/state").asString()).isEqualTo("RUNNING");
        assertThat(configuration.at("/job/gates"))
                .hasSize(5)
                .allMatch(gate -> gate.get("open").asBoolean());
        assertThat(configuration.at("/job/sourceDomains"))
                .extracting(JsonNode::asString)
                .containsExactly("contoso.com", "contoso.onmicrosoft.com");
        assertThat(configuration.at("/job/targetInitialDomain").asString()).isEqualTo("fabrikam.onmicrosoft.com");
        assertThat(service.get("/api/v1/progress")
                        .json()
                        .at("/configurations/0/quiet")
                        .asBoolean())
                .as("nobody has reported yet")
                .isFalse();
    }

    @Test
    @Order(3)
    void makesNoRevisionOfTheSameAndOneOfTheDifferent() throws Exception {
        assertThat(service.apply(CONFIGURATION).json().at("/lines/0/changed").asBoolean())
                .isFalse();

        Answer changed = service.apply(CONFIGURATION + "    guard: { maxRemovals: 3 }\n");
        assertThat(changed.json().at("/lines/0/revision").asInt()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void closesTheGateWhileInboundSynchronizationIsOffAndRefusesToApply() throws Exception {
        allowInboundSynchronization(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> !gate("inbound-synchronization"));

        JsonNode test = service.post(IN_FORCE + "/test-connection", "").json();
        assertThat(test.get("passed").asBoolean()).isFalse();
        Answer refused = service.apply(CONFIGURATION);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/problems/0/message").asString())
                .isEqualTo("Inbound user synchronization from the source tenant contoso is not allowed"
                        + " in the target tenant fabrikam");
        assertThat(refused.json().at("/problems/0/line").asInt()).isEqualTo(4);

        allowInboundSynchronization(true);
        await().atMost(Duration.ofSeconds(20)).until(() -> gate("inbound-synchronization"));
        assertThat(service.post(IN_FORCE + "/test-connection", "")
                        .json()
                        .get("passed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @Order(5)
    void pausesAndStarts() throws Exception {
        assertThat(service.post(IN_FORCE + "/pause", "").json().get("state").asString())
                .isEqualTo("PAUSED");
        assertThat(service.get(IN_FORCE).json().at("/job/state").asString()).isEqualTo("PAUSED");
        assertThat(service.post(IN_FORCE + "/start", "").json().get("state").asString())
                .isEqualTo("RUNNING");
    }

    @Test
    @Order(6)
    void asksWhichGroupIsMeantAndTakesItsId() throws Exception {
        BatchAnswer made = send(
                "contoso",
                Role.SOURCE,
                BatchRequest.post(
                        "/groups",
                        Map.of(
                                "displayName",
                                "Sales",
                                "mailNickname",
                                "sales2",
                                "mailEnabled",
                                false,
                                "securityEnabled",
                                true)));
        String id = String.valueOf(made.successBody().get("id"));

        Answer refused = service.apply(CONFIGURATION);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/problems/0/message").asString())
                .isEqualTo("2 groups in contoso are named Sales");
        assertThat(refused.json().at("/problems/0/remedy").asString()).contains(id);

        Answer applied = service.apply(CONFIGURATION.replace("Sales", id));
        assertThat(applied.status()).as(applied.json().toString()).isEqualTo(200);
    }

    @Test
    @Order(7)
    void startsAgainWithItsFileWithoutANewRevision() throws Exception {
        JsonNode before = service.get(IN_FORCE).json();
        Path file = folder.resolve("configuration.yaml");
        String id = before.at("/configuration/scope/groups/0/id").asString();
        Files.writeString(file, CONFIGURATION.replace("Sales", id));

        service.close();
        service = running("--control-plane.configuration-file=" + file);
        assertThat(service.get(IN_FORCE).json().at("/revision")).isEqualTo(before.at("/revision"));

        Files.writeString(file, CONFIGURATION.replace("Sales", id) + "    guard: { maxRemovals: 9 }\n");
        service.close();
        service = running("--control-plane.configuration-file=" + file);
        assertThat(service.get(IN_FORCE).json().at("/revision").asInt())
                .isEqualTo(before.at("/revision").asInt() + 1);
    }

    @Test
    @Order(8)
    void listsWhoIsStagedAndWritesDecisions() throws Exception {
        String id = service.get(IN_FORCE).json().get("id").asString();
        try (StagedPeople people = new StagedPeople()) {
            for (int i = 0; i < 12; i++) {
                people.stage(id, "u" + i, "r" + i);
            }
            people.settle(id, "u7");
            people.stage("00000000-0000-0000-0000-000000000000", "u99", "r99");
            JsonNode listed = service.get(IN_FORCE + "/staged?top=4&skip=1").json();
            assertThat(listed.get("count").asInt()).isEqualTo(11);
            assertThat(listed.get("staged")).hasSize(4);
            assertThat(listed.at("/staged/0/userPrincipalName").asString()).endsWith("@contoso.com");
            assertThat(listed.at("/staged/0/kind").asString()).isEqualTo("delete");

            Answer incomplete = service.post(IN_FORCE + "/decisions", "{\"decision\":\"approve\"}");
            assertThat(incomplete.status()).isEqualTo(400);
            Answer unknown =
                    service.post(IN_FORCE + "/decisions", "{\"decision\":\"approve\",\"ids\":[\"u1\",\"u7\"]}");
            assertThat(unknown.status()).isEqualTo(422);
            assertThat(unknown.json().at("/unknown/0").asString()).isEqualTo("u7");
            assertThat(people.decisions()).isEmpty();

            Answer approved = service.post(
                    IN_FORCE + "/decisions",
                    "{\"decision\":\"approve\",\"ids\":[\"u1\",\"r2\"],\"reason\":\"left us\"}");
            assertThat(approved.json().get("decided").asInt()).isEqualTo(2);
            Answer rejected = service.post(IN_FORCE + "/decisions", "{\"decision\":\"reject\",\"all\":true}");
            assertThat(rejected.json().get("decided").asInt()).isEqualTo(11);
            assertThat(people.decisions())
                    .hasSize(13)
                    .contains("r1 APPROVE anna left us", "r2 APPROVE anna left us", "r11 REJECT anna ");
            assertThat(service.get("/api/v1/configurations/nothing/staged").status())
                    .isEqualTo(404);
        }
    }

    private static RunningControlPlane running(String... more) throws IOException {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("--control-plane.trust-check-interval=300ms", "--control-plane.closed-gate-interval=300ms"));
        arguments.addAll(List.of(more));
        return new RunningControlPlane(folder, arguments.toArray(String[]::new));
    }

    private static boolean gate(String name) throws Exception {
        for (JsonNode gate : service.get(IN_FORCE).json().at("/job/gates")) {
            if (gate.get("name").asString().equals(name)) {
                return gate.get("open").asBoolean();
            }
        }
        throw new AssertionError("no gate " + name);
    }

    private static void allowInboundSynchronization(boolean allowed) {
        String contoso = tenants.named("contoso").orElseThrow().tenantId();
        send(
                "fabrikam",
                Role.TARGET,
                BatchRequest.patch(
                        "/policies/crossTenantAccessPolicy/partners/" + contoso + "/identitySynchronization",
                        Map.of("userSyncInbound", Map.of("isSyncAllowed", allowed))));
    }

    private static BatchAnswer send(String tenant, Role role, BatchRequest request) {
        BatchAnswer answer = graph.open(tenants.named(tenant).orElseThrow(), role)
                .batch(List.of(request), Lane.LIVE)
                .getFirst();
        assertThat(answer.failure()).isNull();
        return answer;
    }

    private static String tenantsFile() throws IOException {
        StringBuilder text = new StringBuilder("tenants:\n");
        for (TenantSummary tenant : emulator.control().tenants()) {
            // the administrators' app, for these tests change policies too
            TenantSummary.App app = tenant.apps().getLast();
            Files.writeString(folder.resolve(tenant.name() + ".secret"), app.secret());
            text.append("""
                      - name: %s
                        tenantId: %s
                        cloud: { graphUrl: '%s', authorityUrl: '%s', ca: '%s' }
                        credential: { type: secret, clientId: %s, secretFile: %s.secret }
                    """.formatted(
                            tenant.name(),
                            tenant.tenantId(),
                            emulator.graphUrl(),
                            emulator.authorityUrl(),
                            emulator.caCertificate(),
                            app.clientId(),
                            tenant.name()));
        }
        return text.toString();
    }
}
