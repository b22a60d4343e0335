package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.control.JournalEntry;
import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.organisation.Organisation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorHttpTest {
    private static final GraphEmulator EMULATOR = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 3)));
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .sslContext(new Trust(EMULATOR.caCertificate()).context())
            .build();
    private static final String TOKEN = token("contoso");

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @BeforeEach
    void startFromZero() {
        EMULATOR.control().resetCounters();
    }

    @Test
    void refusesACallWithoutOrWithAForeignToken() throws Exception {
        HttpResponse<String> none = send(HttpRequest.newBuilder(graph("/users")).build());
        HttpResponse<String> foreign = send(HttpRequest.newBuilder(graph("/users"))
                .header("Authorization", "Bearer e30.e30.AAAA")
                .build());

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(error(none)).isEqualTo("InvalidAuthenticationToken");
        assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(foreign.statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /nonsense                                  | 400 | BadRequest
            GET    | /users/nobody@contoso.com                  | 404 | Request_ResourceNotFound
            GET    | /users/adelev@contoso.com/nonsense         | 400 | BadRequest
            DELETE | /users                                     | 405 | Request_BadRequest
            GET    | /users?$top=1000                           | 400 | Request_UnsupportedQuery
            GET    | /users?$select=nonsense                    | 400 | BadRequest
            GET    | /users?$select=skills                      | 501 | NotImplemented
            GET    | /users?$filter=displayName                 | 400 | BadRequest
            GET    | /users?$search=x                           | 400 | Request_UnsupportedQuery
            GET    | /users/$count                              | 400 | Request_BadRequest
            GET    | /users/delta?$deltatoken=nonsense          | 400 | Request_BadRequest
            GET    | /users/delta?$filter=displayName+eq+'x'    | 400 | Request_UnsupportedQuery
            GET    | /users/%zz                                 | 400 | BadRequest
            POST   | /users                                     | 400 | BadRequest
            GET    | /groups/x/members                          | 404 | Request_ResourceNotFound
            GET    | /policies/crossTenantAccessPolicy/partners/33333333-3333-3333-3333-333333333333 | 404 | Directory_ObjectNotFound
            """)
    void answersWithGraphsErrors(String method, String path, int status, String code) throws Exception {
        // URI would refuse the malformed one, so it goes to the server on a wire of its own.
        if (path.contains("%zz")) {
            assertThat(RawCall.status(EMULATOR, path, TOKEN)).isEqualTo(status);
            return;
        }
        HttpResponse<String> response = call(method, path, null);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error(response)).isEqualTo(code);
        assertThat(response.headers().firstValue("request-id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/users/delta", "/users/delta()", "/users/microsoft.graph.delta", "/users/microsoft.graph.delta()",
        "/groups/delta", "/groups/delta()", "/groups/microsoft.graph.delta", "/groups/microsoft.graph.delta()"
    })
    void followsDeltaInAllItsForms(String form) throws Exception {
        Map<?, ?> page = object(call("GET", form + "?$select=displayName", null));

        assertThat(page.get("@odata.deltaLink").toString()).startsWith(EMULATOR.graphUrl() + form + "?$deltatoken=");
        assertThat((List<?>) page.get("value")).hasSizeGreaterThan(15);
        Map<?, ?> next = object(get(page.get("@odata.deltaLink").toString()));
        assertThat((List<?>) next.get("value")).isEmpty();
    }

    @Test
    void countsEachItemOfABatchAsARequestAndItsEnvelopeAsOneRoundTrip() throws Exception {
        HttpResponse<String> response = call("POST", "/$batch", batch(3));

        List<?> answers = (List<?>) object(response).get("responses");
        assertThat(answers).hasSize(3).allSatisfy(answer -> {
            assertThat(((Map<?, ?>) answer).get("status")).isEqualTo(200);
            assertThat(((Map<?, ?>) ((Map<?, ?>) answer).get("headers")).get("x-ms-resource-unit"))
                    .isEqualTo("1");
        });
        AppCounters counters = EMULATOR.control().counters().stream()
                .filter(count -> count.requests() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(counters.requests()).isEqualTo(3);
        assertThat(counters.roundTrips()).isEqualTo(1);
        assertThat(counters.writes()).isZero();
        assertThat(counters.resourceUnits()).isEqualTo(3);
    }

    @Test
    void refusesABatchOfTwentyOne() throws Exception {
        assertThat(call("POST", "/$batch", batch(21)).statusCode()).isEqualTo(400);
        assertThat(call("POST", "/$batch", batch(20)).statusCode()).isEqualTo(200);
    }

    @Test
    void failsWhatDependsOnAFailedItem() throws Exception {
        String body = """
                {"requests":[{"id":"1","method":"GET","url":"/users/nobody"},
                             {"id":"2","method":"GET","url":"/organization","dependsOn":["1"]},
                             {"id":"3","method":"GET","url":"/organization"}]}""";

        List<?> answers = (List<?>) object(call("POST", "/$batch", body)).get("responses");

        assertThat(answers.stream().<Object>map(answer -> ((Map<?, ?>) answer).get("status")))
                .containsExactly(404, 424, 200);
    }

    @Test
    void letsABatchTakeAsLongAsItsSlowestItem() throws Exception {
        EMULATOR.control().latency(Duration.ofMillis(80), Duration.ZERO);
        try {
            long start = System.nanoTime();
            call("POST", "/$batch", batch(20));
            long millis = (System.nanoTime() - start) / 1_000_000;

            assertThat(millis).isBetween(80L, 79L * 20);
        } finally {
            EMULATOR.control().latency(Duration.ZERO, Duration.ZERO);
        }
    }

    @Test
    void registersAnExtensionThatCanBeWrittenAndFilteredBy() throws Exception {
        Map<?, ?> app = (Map<?, ?>)
                ((List<?>) object(call("GET", "/applications", null)).get("value")).getFirst();
        String extensions = "/applications/" + app.get("id") + "/extensionProperties";
        String definition = "{\"name\":\"tenantsyncSource\",\"dataType\":\"String\",\"targetObjects\":[\"User\"]}";
        Map<?, ?> created = object(call("POST", extensions, definition));
        String name = created.get("name").toString();

        HttpResponse<String> again = call("POST", extensions, definition);
        HttpResponse<String> patched = call("PATCH", "/users/nestorw@contoso.com", "{\"" + name + "\":\"t/1\"}");
        Map<?, ?> found = object(call("GET", "/users?$filter=" + name + "+eq+'t/1'&$select=displayName", null));
        List<JournalEntry> journal = EMULATOR.control().journal("contoso", 0, 1_000);

        assertThat(name).isEqualTo("extension_" + app.get("appId").toString().replace("-", "") + "_tenantsyncSource");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(patched.statusCode()).isEqualTo(204);
        assertThat((List<?>) found.get("value")).isEqualTo(List.of(Map.of("displayName", "Nestor Wilke")));
        assertThat(journal.getLast().anchor()).isEqualTo("t/1");
        assertThat(journal.getLast().attributes()).containsExactly(name);
    }

    @Test
    void setsAndReadsPartnerSettings() throws Exception {
        String partner = "/policies/crossTenantAccessPolicy/partners/44444444-4444-4444-4444-444444444444";
        String body = "{\"tenantId\":\"44444444-4444-4444-4444-444444444444\"}";

        assertThat(call("POST", "/policies/crossTenantAccessPolicy/partners", body)
                        .statusCode())
                .isEqualTo(201);
        assertThat(call("POST", "/policies/crossTenantAccessPolicy/partners", body)
                        .statusCode())
                .isEqualTo(409);
        assertThat(call("PATCH", partner, "{\"automaticUserConsentSettings\":{\"inboundAllowed\":true}}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(call("GET", partner + "/identitySynchronization", null).statusCode())
                .isEqualTo(404);
        String sync = "{\"displayName\":\"x\",\"userSyncInbound\":{\"isSyncAllowed\":true}}";
        assertThat(call("PUT", partner + "/identitySynchronization", sync).statusCode())
                .isEqualTo(204);
        assertThat(call("PUT", partner + "/identitySynchronization", sync).statusCode())
                .isEqualTo(409);
        assertThat(object(call("GET", partner, null))
                        .get("automaticUserConsentSettings")
                        .toString())
                .isEqualTo("{inboundAllowed=true, outboundAllowed=null}");
        assertThat(object(call("GET", partner + "/identitySynchronization", null))
                        .get("userSyncInbound"))
                .isEqualTo(Map.of("isSyncAllowed", true));
        assertThat(call("DELETE", partner + "/identitySynchronization", null).statusCode())
                .isEqualTo(204);
        assertThat(call("DELETE", partner, null).statusCode()).isEqualTo(204);
    }

    @Test
    void grantsATokenToBasicAuthentication() throws Exception {
        TenantSummary tenant = EMULATOR.control().tenants().getFirst();
        TenantSummary.App app = tenant.apps().getFirst();
        String basic = Base64.getEncoder()
                .encodeToString((app.clientId() + ":" + encode(app.secret())).getBytes(StandardCharsets.UTF_8));

        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create(EMULATOR.authorityUrl() + "/contoso.com/oauth2/v2.0/token"))
                        .header("Authorization", "Basic " + basic)
                        .POST(BodyPublishers.ofString(
                                "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"))
                        .build());

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void tellsATokenRequestWhatIsWrongInEntrasWords() throws Exception {
        HttpResponse<String> response = tokenCall("contoso.com", "client", "x");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(object(response).get("error")).isEqualTo("unauthorized_client");
        assertThat(object(response).get("error_codes")).isEqualTo(List.of(700016));
        assertThat(object(response).get("error_description").toString()).startsWith("AADSTS700016: ");
    }

    @Test
    void exportsEveryUserAsALine() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(control("users?tenant=contoso")).build());

        List<String> lines = response.body().lines().toList();
        assertThat(lines).hasSize(60);
        assertThat(lines).allSatisfy(line -> assertThat(parse(line)).containsKeys("id", "manager", "deleted"));
        assertThat(send(HttpRequest.newBuilder(control("users?tenant=nobody")).build())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void isControlledOverHttp() throws Exception {
        assertThat(put("latency", "{\"millis\":1,\"jitterMillis\":1}")).isEqualTo(204);
        assertThat(put("latency", "{\"millis\":-1}")).isEqualTo(400);
        assertThat(put("latency", "{\"millis\":0}")).isEqualTo(204);
        assertThat(put("replication", "{\"mode\":\"realistic\"}")).isEqualTo(204);
        assertThat(put("replication", "{\"mode\":\"sometimes\"}")).isEqualTo(400);
        assertThat(put("replication", "{\"mode\":\"none\"}")).isEqualTo(204);
        assertThat(put("nonsense", "{}")).isEqualTo(404);
    }

    @Test
    void takesOverHttpWhatNoAppMayWrite() throws Exception {
        String person = "{\"tenant\":\"contoso\",\"user\":\"leeg@contoso.com\",";
        String invitations =
                "{\"tenant\":\"contoso\",\"allowInvitesFrom\":\"everyone\",\"blockedDomains\":[\"adatum.com\"]}";

        assertThat(put("person", person + "\"directoryRoles\":[\"Guest Inviter\"],\"mailbox\":true}"))
                .isEqualTo(204);
        assertThat(put("person", person + "\"onPremisesSyncEnabled\":true}")).isEqualTo(204);
        assertThat(put("person", "{\"tenant\":\"contoso\",\"user\":\"nobody\",\"mailbox\":true}"))
                .isEqualTo(400);
        assertThat(put("person", "{\"tenant\":\"nowhere\",\"user\":\"x\",\"mailbox\":true}"))
                .isEqualTo(400);
        assertThat(put("contact", "{\"tenant\":\"contoso\",\"displayName\":\"x\",\"mail\":\"x@adatum.com\"}"))
                .isEqualTo(204);
        assertThat(put("invitations", invitations)).isEqualTo(204);
        assertThat(put("consent", "{\"tenant\":\"contoso\",\"clientId\":\"nobody\",\"roles\":[]}"))
                .isEqualTo(400);
        assertThat(call("PATCH", "/users/leeg@contoso.com", "{\"department\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat((List<?>) object(call("GET", "/contacts", null)).get("value"))
                .hasSize(1);
    }

    private static int put(String what, String body) throws Exception {
        return send(HttpRequest.newBuilder(control(what))
                        .PUT(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private static String batch(int items) {
        return IntStream.rangeClosed(1, items)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"method\":\"GET\",\"url\":\"/users?$top=1&$select=id\"}")
                .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(graph(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + TOKEN)
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static URI graph(String path) {
        return URI.create(EMULATOR.graphUrl() + path);
    }

    private static URI control(String what) {
        return URI.create(EMULATOR.authorityUrl() + "/_emulator/" + what);
    }

    private static Object error(HttpResponse<String> response) {
        return ((Map<?, ?>) object(response).get("error")).get("code");
    }

    private static Map<?, ?> object(HttpResponse<String> response) {
        return parse(response.body());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parse(String json) {
        return (Map<String, Object>) Json.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String tenantName) {
        TenantSummary tenant = EMULATOR.control().tenants().stream()
                .filter(one -> one.name().equals(tenantName))
                .findFirst()
                .orElseThrow();
        TenantSummary.App app = tenant.apps().getLast();
        try {
            return object(tokenCall(tenant.tenantId(), app.clientId(), app.secret()))
                    .get("access_token")
                    .toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> tokenCall(String tenant, String clientId, String secret) throws Exception {
        String form = "grant_type=client_credentials&client_id=" + encode(clientId) + "&client_secret=" + encode(secret)
                + "&scope=" + encode("https://graph.microsoft.com/.default");
        return send(HttpRequest.newBuilder(URI.create(EMULATOR.authorityUrl() + "/" + tenant + "/oauth2/v2.0/token"))
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
