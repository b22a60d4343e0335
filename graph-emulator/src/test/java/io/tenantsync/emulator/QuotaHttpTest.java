package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tenantsync.emulator.TestClient.Answer;
import io.tenantsync.emulator.control.AppCounters;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.quota.Limit;
import io.tenantsync.emulator.quota.QuotaSettings;
import io.tenantsync.emulator.quota.TenantSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaHttpTest {
    private static final MovableClock CLOCK = new MovableClock();
    private static final GraphEmulator EMULATOR =
            GraphEmulator.start(EmulatorOptions.of(FreeHand.organisation(60)).withClock(CLOCK));
    private static final TestClient CLIENT = new TestClient(EMULATOR, "contoso");
    private static final String READ = "/organization";

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @AfterEach
    void off() {
        EMULATOR.control().quotas(QuotaSettings.OFF);
        EMULATOR.control().resetCounters();
    }

    @Test
    void saysNothingAboutLimitsWhileThereAreNone() {
        Answer answer = CLIENT.get(READ);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-ms-resource-unit")).isEqualTo("1");
        assertThat(answer.header("x-ms-throttle-limit-percentage")).isNull();
    }

    @Test
    void refusesAboveTheLimitAsGraphDoes() {
        // 5,000 units for a tenant of 60 people, of which a thousandth is left.
        limit(QuotaSettings.DOCUMENTED.moved(Limit.UNITS, 0.001));

        List<Answer> answers = Stream.generate(() -> CLIENT.get(READ)).limit(6).toList();

        assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 200, 200, 200, 429);
        assertThat(answers.stream().map(answer -> answer.header("x-ms-throttle-limit-percentage")))
                .containsExactly(null, null, null, null, "1.00", "1.20");
        Answer refused = answers.getLast();
        assertThat(refused.code()).isEqualTo("TooManyRequests");
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        assertThat(refused.header("x-ms-throttle-scope"))
                .isEqualTo("Tenant_Application/ReadWrite/" + CLIENT.appId() + "/" + CLIENT.tenantId());
        assertThat(refused.header("x-ms-throttle-information")).isEqualTo("ResourceUnitLimitExceeded");
        CLOCK.pass(Duration.ofSeconds(2));
        assertThat(CLIENT.get(READ).status()).isEqualTo(200);
    }

    @Test
    void leavesOutRetryAfterIfToldSo() {
        limit(QuotaSettings.DOCUMENTED.moved(Limit.UNITS, 0.0002).with(false, true, true));

        CLIENT.get(READ);
        Answer refused = CLIENT.get(READ);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNull();
    }

    @Test
    void refusesWritesAndInvitationsByTheirOwnLimits() {
        limit(QuotaSettings.DOCUMENTED.moved(Limit.INVITATIONS, 0.01));

        assertThat(CLIENT.invite("one@elsewhere.example").status()).isEqualTo(201);
        Answer second = CLIENT.invite("two@elsewhere.example");
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header("x-ms-throttle-scope"))
                .isEqualTo("Tenant/Write/" + CLIENT.appId() + "/" + CLIENT.tenantId());
        assertThat(CLIENT.get("/users/two_elsewhere.example%23EXT%23@contoso.onmicrosoft.com")
                        .status())
                .isEqualTo(404);
        assertThat(CLIENT.call("PATCH", "/users/adelev@contoso.com", "{\"jobTitle\":\"Clerk\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void chargesAndRefusesEachItemOfABatch() {
        limit(QuotaSettings.DOCUMENTED.moved(Limit.WRITES, 0.001));
        String patch = "PATCH /users/adelev@contoso.com {\"jobTitle\":\"Clerk\"}";

        List<Map<?, ?>> answers = CLIENT.batch(patch, patch, "GET " + READ, patch, patch, "GET " + READ);

        assertThat(answers.stream().<Object>map(answer -> answer.get("status")))
                .containsExactly(204, 204, 200, 204, 429, 200);
        Map<?, ?> headers = (Map<?, ?>) answers.get(4).get("headers");
        assertThat(headers.get("Retry-After")).isEqualTo("50");
        assertThat(headers.get("x-ms-throttle-scope").toString()).startsWith("Tenant_Application/Write/");
        AppCounters counters = counters();
        assertThat(counters.requests()).isEqualTo(6);
        assertThat(counters.writes()).isEqualTo(3);
        assertThat(counters.throttled()).isEqualTo(1);
        assertThat(counters.writeQuota().used()).isEqualTo(3);
        assertThat(counters.writeQuota().available()).isCloseTo(3, within(0.001));
        assertThat(counters.unitQuota().used()).isEqualTo(5);
    }

    @Test
    void isSetAndReadThroughTheControlApi() {
        assertThat(CLIENT.control(
                                "PUT", "quotas", "{\"tenant\":\"contoso\",\"size\":\"S\",\"limits\":{\"units\":0.001}}")
                        .status())
                .isEqualTo(204);
        Collections.nCopies(4, READ).forEach(CLIENT::get);

        List<?> uses = (List<?>) Json.read(
                CLIENT.control("GET", "quotas", null).response().body().getBytes());
        Map<?, ?> units = (Map<?, ?>) uses.getFirst();
        assertThat(units.get("limit")).isEqualTo("units");
        assertThat(units.get("amount")).isEqualTo(3.5);
        assertThat(units.get("used")).isEqualTo(3.0);
        assertThat(units.get("refused")).isEqualTo(1);
        assertThat(CLIENT.control("PUT", "quotas", "{\"limits\":{\"nonsense\":1}}")
                        .status())
                .isEqualTo(400);
        assertThat(CLIENT.control("PUT", "quotas", "{\"tenant\":\"nobody\"}").status())
                .isEqualTo(400);
        assertThat(CLIENT.control("PUT", "quotas", "{\"enabled\":false}").status())
                .isEqualTo(204);
        assertThat(CLIENT.get(READ).status()).isEqualTo(200);
    }

    @Test
    void isReadFromTheTenantsFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tenants.yaml"), """
                tenants:
                  - name: small
                    tenantId: 11111111-1111-1111-1111-111111111111
                    initialDomain: small.onmicrosoft.com
                    quotas: { size: L, scale: 0.5, otherApps: 0.25 }
                """);

        QuotaSettings read = Organisation.read(file).behaviours().get("small").quotas();

        assertThat(read)
                .isEqualTo(QuotaSettings.DOCUMENTED
                        .withSize(TenantSize.L)
                        .scaled(0.5, 1)
                        .shared(0.25, 0));
        Files.writeString(file, Files.readString(file).replace("scale", "skale"));
        assertThatThrownBy(() -> Organisation.read(file))
                .hasMessageContaining("tenants[0].quotas.skale' is not known here");
    }

    private static void limit(QuotaSettings settings) {
        EMULATOR.control().quotas("contoso", settings);
        EMULATOR.control().resetCounters();
    }

    private static AppCounters counters() {
        return EMULATOR.control().counters().stream()
                .filter(count -> count.tenant().equals("contoso"))
                .findFirst()
                .orElseThrow();
    }
}
