package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.emulator.TestClient.Answer;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.json.Fields;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.SwitchFields;
import io.tenantsync.emulator.quota.Limit;
import io.tenantsync.emulator.quota.QuotaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchHttpTest {
    private static final GraphEmulator EMULATOR = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 3)));
    private static final TestClient CLIENT = new TestClient(EMULATOR, "contoso");
    private static final String DELTA = "/users/delta?$select=displayName,manager";
    private static int guests;

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @AfterEach
    void off() {
        EMULATOR.control().switches(Switches.DOCUMENTED);
        EMULATOR.control().quotas(QuotaSettings.OFF);
        EMULATOR.control().faults().clear();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void makesASecondObjectOfAnInvitationOrTheSame(boolean on) {
        String address = address();
        String first = invited(address);
        turn("reinviteMakesSecondObject", on);

        String second = invited(address);

        assertThat(second.equals(first)).isEqualTo(!on);
        assertThat(CLIENT.get("/users?$filter=mail+eq+'" + address + "'").value())
                .hasSize(on ? 2 : 1);
    }

    @Test
    void makesASecondObjectForTheRequestThatAFaultHits() {
        String address = address();
        String first = invited(address);
        EMULATOR.control()
                .faults()
                .add(
                        "{\"kind\":\"switched\",\"switches\":{\"reinviteMakesSecondObject\":true},\"path\":\"/invitations\","
                                + "\"call\":2}");

        assertThat(invited(address)).isEqualTo(first);
        assertThat(invited(address)).isNotEqualTo(first);
        assertThat(invited(address)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesInvitationsOfThoseWhoAreOrWereHere(boolean on) {
        String address = address();
        String guest = invited(address);
        turn("reinviteRefused", on);
        assertThat(CLIENT.invite(address).status()).isEqualTo(on ? 400 : 201);

        turn("inviteOfDeletedRefused", on);
        CLIENT.call("DELETE", "/users/" + guest, null);
        assertThat(CLIENT.invite(address).status()).isEqualTo(on ? 400 : 201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refusesWhatAnAppMayNotDo(boolean on) {
        String guest = invited(address());
        CLIENT.call("DELETE", "/users/" + guest, null);
        EMULATOR.control()
                .switches(switches("memberInvitationRefused", on)
                        .with(switches("permanentDeleteRefused", on).on()));

        String member = TestClient.invitation(address()).replace("{", "{\"invitedUserType\":\"Member\",");
        assertThat(CLIENT.call("POST", "/invitations", member).status()).isEqualTo(on ? 403 : 201);
        assertThat(CLIENT.call("DELETE", "/directory/deletedItems/" + guest, null)
                        .status())
                .isEqualTo(on ? 403 : 204);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsToItselfWhatConflicts(boolean on) {
        turn("conflictWithoutDetails", on);

        Answer answer =
                CLIENT.call("PATCH", "/users/alexw@contoso.com", "{\"userPrincipalName\":\"adelev@contoso.com\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(((Map<?, ?>) answer.object().get("error")).containsKey("details"))
                .isEqualTo(!on);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hidesARestoredUserOfWhomNothingSelectedChanged(boolean on) {
        String guest = invited(address());
        CLIENT.call("DELETE", "/users/" + guest, null);
        String link = latest();
        CLIENT.call("POST", "/directory/deletedItems/" + guest + "/restore", null);
        turn("restoreHiddenUnderSelect", on);

        assertThat(CLIENT.get(link).value()).hasSize(on ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsTheManagerWithEveryChange(boolean on) {
        String guest = invited(address());
        CLIENT.call("PUT", "/users/" + guest + "/manager/$ref", reference(invited(address())));
        String link = latest();
        CLIENT.call("PATCH", "/users/" + guest, "{\"displayName\":\"Changed\"}");
        turn("managerWithEveryChange", on);

        assertThat(CLIENT.get(link).value().getFirst().containsKey("manager@delta"))
                .isEqualTo(on);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsToItselfThatAManagerIsGone(boolean on) {
        String guest = invited(address());
        CLIENT.call("PUT", "/users/" + guest + "/manager/$ref", reference(invited(address())));
        String link = latest();
        CLIENT.call("DELETE", "/users/" + guest + "/manager/$ref", null);
        turn("managerRemovalHidden", on);

        assertThat(CLIENT.get(link).value().getFirst().containsKey("manager@delta"))
                .isEqualTo(!on);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsOrHidesWhoIsGoneAlready(boolean on) {
        String link = latest();
        String guest = invited(address());
        CLIENT.call("DELETE", "/users/" + guest, null);
        EMULATOR.control()
                .switches(switches("shortLivesHidden", on)
                        .with(switches("deletedInEnumeration", on).on()));

        assertThat(CLIENT.get(link).value()).hasSize(on ? 0 : 1);
        List<Map<?, ?>> all = CLIENT.get("/users/delta?$select=displayName").value();
        assertThat(all.stream().filter(item -> item.get("id").equals(guest)))
                .hasSize(on ? 1 : 0)
                .allSatisfy(item -> assertThat(item.get("@removed")).isEqualTo(Map.of("reason", "changed")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersAnExpiredDeltaTokenWithEitherStatus(boolean on) {
        String link = latest();
        EMULATOR.control()
                .switches(switches("expiredDeltaTokenGone", on).withDeltaTokenLifetime(Duration.ofMillis(-1)));

        Answer answer = CLIENT.get(link);

        assertThat(answer.status()).isEqualTo(on ? 410 : 400);
        assertThat(answer.code()).isEqualTo(on ? "resyncRequired" : "syncStateNotFound");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersABatchInEitherOrderAndWithEitherStatus(boolean on) {
        EMULATOR.control()
                .switches(switches("batchReversed", on)
                        .with(switches("throttledBatchFails", on).on()));
        EMULATOR.control().quotas(QuotaSettings.DOCUMENTED.moved(Limit.UNITS, 0.0002));
        String body = "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"/organization\"},"
                + "{\"id\":\"2\",\"method\":\"GET\",\"url\":\"/organization\"}]}";

        Answer answer = CLIENT.call("POST", "/$batch", body);

        assertThat(answer.status()).isEqualTo(on ? 424 : 200);
        assertThat(answer.list("responses").stream().<Object>map(item -> item.get("id")))
                .isEqualTo(on ? List.of("2", "1") : List.of("1", "2"));
    }

    @Test
    void givesDeltaPagesAnotherSize() {
        EMULATOR.control().switches(Switches.DOCUMENTED.withDeltaPageSize(7));

        assertThat(CLIENT.get(DELTA).value()).hasSize(7);
    }

    @Test
    void areSetAndReadThroughTheControlApi() {
        assertThat(CLIENT.control(
                                "PUT",
                                "switches",
                                "{\"tenant\":\"contoso\",\"deltaPageSize\":5,\"batchReversed\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(CLIENT.control("GET", "switches?tenant=contoso", null)
                        .object()
                        .get("deltaPageSize"))
                .isEqualTo(5);
        assertThat(CLIENT.control("GET", "switches?tenant=contoso", null)
                        .object()
                        .get("batchReversed"))
                .isEqualTo(true);
        assertThat(CLIENT.control("GET", "switches?tenant=fabrikam", null)
                        .object()
                        .get("batchReversed"))
                .isEqualTo(false);
        assertThat(CLIENT.control("PUT", "switches", "{\"nonsense\":true}").status())
                .isEqualTo(400);
    }

    @Test
    void areReadFromTheTenantsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tenants.yaml"), """
                tenants:
                  - name: odd
                    tenantId: 11111111-1111-1111-1111-111111111111
                    initialDomain: odd.onmicrosoft.com
                    switches: { reinviteRefused: true, deltaPageSize: 50, deltaTokenDays: 14 }
                """);

        Switches read = Organisation.read(file).behaviours().get("odd").switches();

        assertThat(read)
                .isEqualTo(switches("reinviteRefused", true)
                        .withDeltaPageSize(50)
                        .withDeltaTokenLifetime(Duration.ofDays(14)));
    }

    private static void turn(String name, boolean on) {
        EMULATOR.control().switches(switches(name, on));
    }

    private static Switches switches(String name, boolean on) {
        return SwitchFields.read(new Fields("", Map.of(name, on)));
    }

    private static String address() {
        return "guest" + ++guests + "@elsewhere.example";
    }

    private static String invited(String address) {
        return ((Map<?, ?>) CLIENT.invite(address).object().get("invitedUser"))
                .get("id")
                .toString();
    }

    private static String latest() {
        return CLIENT.get(DELTA + "&$deltatoken=latest").link();
    }

    private static String reference(String user) {
        return "{\"@odata.id\":\"" + EMULATOR.graphUrl() + "/users/" + user + "\"}";
    }
}
