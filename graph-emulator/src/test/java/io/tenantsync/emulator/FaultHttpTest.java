package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.TestClient.Answer;
import io.tenantsync.emulator.control.JournalEntry;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.organisation.Organisation;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class FaultHttpTest {
    private static final GraphEmulator EMULATOR = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 3)));
    private static final TestClient CLIENT = new TestClient(EMULATOR, "contoso");
    private static final String ADELE = "/users/adelev@contoso.com";

    private static int patches;

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @AfterEach
    void mend() {
        EMULATOR.control().faults().clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            "status":429,"retryAfter":"7"            | 429 | TooManyRequests           | 7      | false
            "status":429                             | 429 | TooManyRequests           | -      | false
            "status":429,"retryAfter":"31,120"       | 429 | TooManyRequests           | 31,120 | false
            "status":503                             | 503 | ServiceUnavailable        | -      | false
            "status":503,"applied":true              | 503 | ServiceUnavailable        | -      | true
            "status":504,"applied":true              | 504 | GatewayTimeout            | -      | true
            "status":500                             | 500 | InternalServerError       | -      | false
            "status":403                             | 403 | Authorization_RequestDenied | -    | false
            "status":409,"code":"Conflict"           | 409 | Conflict                  | -      | false
            """)
    void answersWithAnotherStatusBeforeOrAfterTheWrite(
            String fault, int status, String code, String retryAfter, boolean applied) {
        long before = lastWrite();
        fault("{\"kind\":\"status\",\"method\":\"PATCH\"," + fault + "}");

        Answer answer = CLIENT.call("PATCH", ADELE, patch());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
        assertThat(lastWrite() > before).isEqualTo(applied);
        assertThat(CLIENT.get(ADELE).status()).isEqualTo(200);
    }

    @Test
    void answersWithTheHtmlPageOfAGateway() {
        fault("{\"kind\":\"status\",\"status\":502,\"html\":true}");

        Answer answer = CLIENT.get(ADELE);

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.response().body()).startsWith("<html>");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resetsTheConnectionBeforeOrAfterTheWrite(boolean applied) {
        long before = lastWrite();
        fault("{\"kind\":\"reset\",\"method\":\"PATCH\",\"applied\":" + applied + "}");

        assertThatThrownBy(() -> CLIENT.call("PATCH", ADELE, patch())).isInstanceOf(UncheckedIOException.class);

        assertThat(lastWrite() > before).isEqualTo(applied);
        assertThat(CLIENT.get(ADELE).status()).isEqualTo(200);
    }

    @Test
    void breaksOffInTheMiddle() {
        fault("{\"kind\":\"truncate\",\"broken\":true}");

        assertThatThrownBy(() -> CLIENT.get("/users")).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\":\"truncate\"}", "{\"kind\":\"malformedJson\"}"})
    void sendsWhatIsNoJson(String fault) {
        String whole = CLIENT.get("/users").response().body();
        fault(fault);

        Answer answer = CLIENT.get("/users");

        assertThat(answer.status()).isEqualTo(200);
        int length = whole.getBytes(StandardCharsets.UTF_8).length;
        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(fault.contains("truncate") ? length / 2 : length));
        assertThatThrownBy(answer::object).isInstanceOf(JacksonException.class);
    }

    @Test
    void sendsAnotherContentType() {
        fault("{\"kind\":\"contentType\"}");

        Answer answer = CLIENT.get(ADELE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(answer.response().body()).startsWith("<html>");
    }

    @Test
    void sendsAHugeBodyThatIsStillTheAnswer() {
        fault("{\"kind\":\"hugeBody\",\"megabytes\":3}");

        Answer answer = CLIENT.get(ADELE);

        assertThat(answer.response().body().length()).isGreaterThan(3 * 1024 * 1024);
        assertThat(answer.object().get("displayName")).isEqualTo("Adele Vance");
    }

    @Test
    void answersLateOrInPieces() {
        fault("{\"kind\":\"delay\",\"millis\":80}");
        assertThat(millis(() -> CLIENT.get(ADELE))).isGreaterThanOrEqualTo(80);
        EMULATOR.control().faults().clear();

        int length = CLIENT.get(ADELE).response().body().length();
        fault("{\"kind\":\"trickle\",\"bytes\":100,\"pauseMillis\":10}");
        long pieces = (length + 99) / 100;
        assertThat(pieces).isGreaterThan(1);
        assertThat(millis(() -> assertThat(CLIENT.get(ADELE).object().get("displayName"))
                        .isEqualTo("Adele Vance")))
                .isGreaterThanOrEqualTo(pieces * 10);
    }

    @Test
    void strikesItemsOfABatchOneByOne() {
        long before = lastWrite();
        fault("{\"kind\":\"status\",\"status\":503,\"method\":\"PATCH\",\"call\":2,\"retryAfter\":\"4\"}");
        fault("{\"kind\":\"status\",\"status\":504,\"method\":\"PATCH\",\"call\":3,\"applied\":true}");
        String patch = "PATCH " + ADELE + " ";

        List<Map<?, ?>> answers = CLIENT.batch(patch + patch(), patch + patch(), patch + patch(), "GET " + ADELE);

        assertThat(answers.stream().<Object>map(answer -> answer.get("status"))).containsExactly(204, 503, 504, 200);
        assertThat(((Map<?, ?>) answers.get(1).get("headers")).get("Retry-After"))
                .isEqualTo("4");
        assertThat(EMULATOR.control().journal("contoso", before, 10)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind":"status","status":503,"path":"/$batch"}                | 503 | 0
            {"kind":"status","status":504,"path":"/$batch","applied":true} | 504 | 2
            {"kind":"status","status":503,"on":"calls"}                    | 503 | 0
            {"kind":"reset","path":"/$batch"}                              | 0   | 0
            {"kind":"reset","path":"/$batch","applied":true}               | 0   | 2
            """)
    void strikesAWholeBatch(String fault, int status, int writes) {
        long before = lastWrite();
        fault(fault);
        String item = "\"method\":\"PATCH\",\"url\":\"" + ADELE + "\",\"body\":";
        String batch = "{\"requests\":[{\"id\":\"1\"," + item + patch() + "},{\"id\":\"2\"," + item + patch() + "}]}";

        assertThat(statusOrReset(batch)).isEqualTo(status);

        assertThat(EMULATOR.control().journal("contoso", before, 10)).hasSize(writes);
    }

    @Test
    void doesNotFindWhatWasJustCreated() {
        fault("{\"kind\":\"notFoundAfterCreate\",\"millis\":60000,\"times\":2}");
        Object id = ((Map<?, ?>) CLIENT.invite("new@elsewhere.example").object().get("invitedUser")).get("id");

        assertThat(CLIENT.call("PATCH", "/users/" + id, patch()).status()).isEqualTo(404);
        assertThat(CLIENT.get("/users/" + id).code()).isEqualTo("Request_ResourceNotFound");
        assertThat(CLIENT.call("PATCH", "/users/" + id, patch()).status()).isEqualTo(204);
        assertThat(CLIENT.get(ADELE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"expiredToken, authorization_uri=", "claimsChallenge, claims="})
    void challengesACallWhoseTokenWasGood(String kind, String challenge) {
        fault("{\"kind\":\"" + kind + "\",\"call\":1}");

        Answer answer = CLIENT.get(ADELE);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ").contains(challenge);
        assertThat(CLIENT.get(ADELE).status()).isEqualTo(200);
    }

    @Test
    void refusesTokens() {
        fault("{\"kind\":\"tokenError\",\"status\":503,\"error\":\"temporarily_unavailable\",\"number\":90033,"
                + "\"retryAfter\":\"3\",\"tenant\":\"contoso\",\"call\":1}");

        Answer answer = CLIENT.token();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.object().get("error")).isEqualTo("temporarily_unavailable");
        assertThat(answer.object().get("error_description").toString()).startsWith("AADSTS90033: ");
        assertThat(answer.header("Retry-After")).isEqualTo("3");
        assertThat(CLIENT.token().status()).isEqualTo(200);
    }

    @Test
    void leadsToAnotherHost() {
        fault("{\"kind\":\"foreignLink\",\"host\":\"evil.example\"}");

        assertThat(CLIENT.get("/users?$top=5").link()).startsWith("https://evil.example/v1.0/users?");
        assertThat(CLIENT.get("/users/delta").link()).startsWith("https://evil.example/v1.0/users/delta?");
    }

    @Test
    void tellsWhichRequestWasHitByWhichRule() {
        List<String> ids = EMULATOR.control().faults().add("[{\"kind\":\"status\",\"path\":\"/users/*\"}]");
        CLIENT.get("/organization");
        Answer hit = CLIENT.get(ADELE);

        assertThat(EMULATOR.control().faults().journal(0)).singleElement().satisfies(entry -> {
            assertThat(entry.ruleId()).isEqualTo(ids.getFirst());
            assertThat(entry.kind()).isEqualTo("status");
            assertThat(entry.requestId()).isEqualTo(hit.header("request-id"));
            assertThat(entry.path()).isEqualTo(ADELE);
        });
    }

    @Test
    void isControlledOverHttp() {
        assertThat(CLIENT.control("POST", "faults", "{\"id\":\"x\",\"kind\":\"status\",\"tenant\":\"contoso\"}")
                        .object()
                        .get("ids"))
                .isEqualTo(List.of("x"));
        assertThat(CLIENT.get(ADELE).status()).isEqualTo(503);
        assertThat(list("faults").getFirst()).containsEntry("met", 1).containsEntry("hits", 1);
        assertThat(list("faults/journal?after=0").getFirst()).containsEntry("rule", "x");
        assertThat(CLIENT.control("DELETE", "faults/x", null).status()).isEqualTo(204);
        assertThat(CLIENT.control("DELETE", "faults/x", null).status()).isEqualTo(404);
        assertThat(CLIENT.get(ADELE).status()).isEqualTo(200);
        assertThat(CLIENT.control("POST", "faults", "{\"kind\":\"nonsense\"}").status())
                .isEqualTo(400);
        assertThat(CLIENT.control("POST", "faults", "{\"kind\":\"status\",\"tenant\":\"nobody\"}")
                        .status())
                .isEqualTo(400);
        assertThat(CLIENT.control("DELETE", "faults", null).status()).isEqualTo(204);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(String what) {
        return (List<Map<String, Object>>)
                Json.read(CLIENT.control("GET", what, null).response().body().getBytes());
    }

    private static int statusOrReset(String batch) {
        try {
            return CLIENT.call("POST", "/$batch", batch).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** A change that is one: writing the same again would leave no trace. */
    private static String patch() {
        return "{\"jobTitle\":\"Clerk " + ++patches + "\"}";
    }

    private static void fault(String rule) {
        EMULATOR.control().faults().add(rule);
    }

    private static long lastWrite() {
        List<JournalEntry> journal = EMULATOR.control().journal(null, 0, Integer.MAX_VALUE);
        return journal.isEmpty() ? 0 : journal.getLast().seq();
    }

    private static long millis(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
