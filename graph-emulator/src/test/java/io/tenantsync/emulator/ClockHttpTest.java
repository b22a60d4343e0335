package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantsync.emulator.TestClient.Answer;
import io.tenantsync.emulator.control.JournalEntry;
import io.tenantsync.emulator.control.Replication;
import io.tenantsync.emulator.organisation.Organisation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockHttpTest {
    private static final String LATEST = "/users/delta?$select=displayName&$deltatoken=latest";

    @TempDir
    private Path folder;

    private final MovableClock real = new MovableClock();
    private GraphEmulator emulator;
    private TestClient client;

    @BeforeEach
    void start() {
        emulator = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 3))
                .withDataFolder(folder)
                .withClock(real));
        client = new TestClient(emulator, "contoso");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void letsAnAccessTokenExpire() {
        advance("PT59M");
        assertThat(client.get("/organization").status()).isEqualTo(200);

        advance("PT1M");
        assertThat(client.get("/organization").status()).isEqualTo(401);

        client.signIn();
        assertThat(client.get("/organization").status()).isEqualTo(200);
    }

    @Test
    void letsADeltaTokenExpireAfterSevenDays() {
        String link = client.get(LATEST).link();
        advance("P7D");
        assertThat(client.get(link).status()).isEqualTo(200);

        advance("PT1S");
        assertThat(client.get(link).code()).isEqualTo("syncStateNotFound");
    }

    @Test
    void removesADeletedUserForGoodAfterThirtyDays() {
        String link = client.get(LATEST).link();
        String user = id("alexw@contoso.com");
        String manager = id("meganb@contoso.com");
        client.call("PUT", "/users/" + manager + "/manager/$ref", reference(user));
        client.call("DELETE", "/users/" + user, null);
        advance("P29D");
        assertThat(client.get("/directory/deletedItems/" + user).status()).isEqualTo(200);

        advance("P1DT1S");
        assertThat(client.get("/directory/deletedItems/" + user).status()).isEqualTo(404);
        assertThat(client.get("/users/" + manager + "/manager").status()).isEqualTo(404);
        List<JournalEntry> journal = emulator.control().journal("contoso", 0, 100);
        assertThat(journal.getLast().operation()).isEqualTo("purge");
        assertThat(client.get(link).code()).isEqualTo("syncStateNotFound");
    }

    @Test
    void showsTheEndOfARetentionAsDeletedInDelta() {
        String user = id("alexw@contoso.com");
        client.call("DELETE", "/users/" + user, null);
        advance("P29D");
        String link = client.get(LATEST).link();

        // By itself, without anybody moving the emulator's own clock.
        real.pass(Duration.ofDays(2));
        client.signIn();

        Map<?, ?> item = client.get(link).value().getFirst();
        assertThat(item.get("id")).isEqualTo(user);
        assertThat(item.get("@removed")).isEqualTo(Map.of("reason", "deleted"));
    }

    @Test
    void keepsWhoWasRestoredAndDeletedAgain() {
        String user = id("alexw@contoso.com");
        client.call("DELETE", "/users/" + user, null);
        advance("P20D");
        assertThat(client.call("POST", "/directory/deletedItems/" + user + "/restore", null)
                        .status())
                .isEqualTo(200);
        client.call("DELETE", "/users/" + user, null);

        advance("P20D");
        assertThat(client.get("/directory/deletedItems/" + user).status()).isEqualTo(200);
    }

    @Test
    void letsWritesArrive() {
        emulator.control().replication(Replication.REALISTIC);
        String link = client.get(LATEST).link();
        client.call("PATCH", "/users/alexw@contoso.com", "{\"displayName\":\"Alexander Wilber\"}");
        assertThat(client.get(link).value()).isEmpty();

        advance("PT10M");
        assertThat(client.get(link).value()).hasSize(1);
    }

    @Test
    void goesOnFromWhereItWasAfterARestart() {
        client.call("DELETE", "/users/" + id("leeg@contoso.com"), null);
        String user = id("alexw@contoso.com");
        advance("P20D");
        client.call("DELETE", "/users/" + user, null);
        Instant before = emulator.control().now();
        emulator.close();

        start();
        assertThat(emulator.control().now()).isAfterOrEqualTo(before.minusSeconds(1));
        advance("P15D");
        assertThat(client.get("/directory/deletedItems/" + user).status()).isEqualTo(200);
        assertThat(client.get("/directory/deletedItems/microsoft.graph.user").value())
                .hasSize(1);
    }

    @Test
    void refusesToGoBackAndWhatItDoesNotUnderstand() {
        assertThat(client.control("POST", "clock", "{\"advance\":\"-PT1S\"}").status())
                .isEqualTo(400);
        assertThat(client.control("POST", "clock", "{\"advance\":\"tomorrow\"}").status())
                .isEqualTo(400);
        assertThatThrownBy(() -> emulator.control().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(client.control("GET", "clock", null).object().get("aheadSeconds"))
                .isEqualTo(0);
    }

    private void advance(String by) {
        Answer answer = client.control("POST", "clock", "{\"advance\":\"" + by + "\"}");
        assertThat(answer.status()).isEqualTo(200);
        if (Duration.parse(by).toDays() > 0) {
            client.signIn();
        }
    }

    private String id(String name) {
        return client.get("/users/" + name + "?$select=id").object().get("id").toString();
    }

    private String reference(String user) {
        return "{\"@odata.id\":\"" + emulator.graphUrl() + "/users/" + user + "\"}";
    }
}
