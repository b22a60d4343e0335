package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.organisation.Organisation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationHttpTest {
    private static final GraphEmulator EMULATOR =
            GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 3)).withClock(new MovableClock()));
    private static final TestClient CLIENT = new TestClient(EMULATOR, "contoso");
    private static int users;

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"mode":"none"}                                 | byId lists delta | byId lists delta
            {"lists":3000,"delta":3000,"deletedItems":3000} | byId             | byId
            {"byId":1000,"lists":2000,"delta":3000}         | ``               | byId
            {"byId":2000,"lists":1000}                      | delta            | lists delta
            {"delta":1000}                                  | byId lists       | byId lists delta
            {"byId":3000}                                   | lists delta      | lists delta
            """)
    void letsEachWayToReadLagOnItsOwn(String delays, String atOnce, String afterASecond) {
        assertThat(CLIENT.control("PUT", "replication", delays).status()).isEqualTo(204);
        String link = CLIENT.get("/users/delta?$select=displayName&$deltatoken=latest")
                .link();
        String id = create();

        assertThat(shown(id, link)).isEqualTo(words(atOnce));
        EMULATOR.control().advance(Duration.ofSeconds(1));
        assertThat(shown(id, link)).isEqualTo(words(afterASecond));
        EMULATOR.control().advance(Duration.ofSeconds(2));
        assertThat(shown(id, link)).containsExactly("byId", "lists", "delta");
    }

    @Test
    void showsTheOldNameWhereTheNewOneHasNotArrived() {
        CLIENT.control("PUT", "replication", "{}");
        String id = create();
        CLIENT.control("PUT", "replication", "{\"byId\":5000,\"lists\":1000}");
        CLIENT.call("PATCH", "/users/" + id, "{\"displayName\":\"After\",\"employeeId\":\"after\"}");

        assertThat(CLIENT.get("/users/" + id).object().get("displayName")).isEqualTo("Before");
        assertThat(CLIENT.get("/users?$filter=employeeId+eq+'after'").value()).isEmpty();
        assertThat(CLIENT.get("/users?$filter=employeeId+eq+'before" + users + "'")
                        .value())
                .hasSize(1);
        EMULATOR.control().advance(Duration.ofSeconds(2));
        assertThat(CLIENT.get("/users?$filter=employeeId+eq+'after'").value()).hasSize(1);
        assertThat(CLIENT.get("/users?$filter=employeeId+eq+'before" + users + "'")
                        .value())
                .isEmpty();
        assertThat(CLIENT.get("/users/" + id).object().get("displayName")).isEqualTo("Before");
        EMULATOR.control().advance(Duration.ofSeconds(4));
        assertThat(CLIENT.get("/users/" + id).object().get("displayName")).isEqualTo("After");
        CLIENT.call("PATCH", "/users/" + id, "{\"employeeId\":null}");
    }

    @Test
    void showsADeletedUserAmongTheDeletedWhenItHasArrivedThere() {
        CLIENT.control("PUT", "replication", "{}");
        String id = create();
        CLIENT.control("PUT", "replication", "{\"deletedItems\":2000}");
        CLIENT.call("DELETE", "/users/" + id, null);
        String deleted = "/directory/deletedItems/microsoft.graph.user?$filter=id+eq+'" + id + "'";

        assertThat(CLIENT.get("/users/" + id).status()).isEqualTo(404);
        assertThat(CLIENT.get(deleted).value()).isEmpty();
        EMULATOR.control().advance(Duration.ofSeconds(3));
        assertThat(CLIENT.get(deleted).value()).hasSize(1);
    }

    private static String create() {
        String name = "person" + ++users;
        return CLIENT.call(
                        "POST",
                        "/users",
                        "{\"accountEnabled\":true,\"displayName\":\"Before\",\"mailNickname\":\"" + name
                                + "\",\"employeeId\":\"before" + users + "\",\"userPrincipalName\":\"" + name
                                + "@contoso.com\",\"passwordProfile\":{\"password\":\"correct horse\"}}")
                .object()
                .get("id")
                .toString();
    }

    private static List<String> shown(String id, String link) {
        List<String> shown = new ArrayList<>();
        if (CLIENT.get("/users/" + id).status() == 200) {
            shown.add("byId");
        }
        if (!CLIENT.get("/users?$filter=id+eq+'" + id + "'").value().isEmpty()) {
            shown.add("lists");
        }
        if (CLIENT.get(link).value().stream().anyMatch(item -> item.get("id").equals(id))) {
            shown.add("delta");
        }
        return shown;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
