package io.tenantsync.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each service from its own jar, configured from outside only. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeparateServicesIT {
    private static final int USERS = 200;

    @TempDir
    private static Path folder;

    private static SeparateServices services;

    @BeforeAll
    static void start() throws Exception {
        services = SeparateServices.around(folder, USERS);
        services.names().forEach(services::start);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    @Order(1)
    void bringPeopleToTheTarget() {
        await().atMost(Duration.ofMinutes(2)).until(services::answers);
        services.configure();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(linked()).isGreaterThan(100));
        assertThat(services.names()).allMatch(services::isAlive);
    }

    @Test
    @Order(2)
    void waitForARegistryThatIsAwayAndDiscardNothing() throws Exception {
        services.platform().registry().close();
        for (String service : services.names()) {
            services.kill(service);
            services.start(service);
        }
        services.tenant("contoso").call("PATCH", "/users/lidiah@contoso.com", "{\"department\":\"No registry\"}");
        for (String service : services.names()) {
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(services.log(service)).contains("registry"));
            assertThat(services.isAlive(service)).as(service).isTrue();
        }
        assertThat(arrived("No registry")).isFalse();

        services.platform().registry().start();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> arrived("No registry"));
        assertThat(services.names()).allMatch(services::isAlive);
    }

    private static long linked() {
        JsonNode configuration = services.progress().path("configurations").get(0);
        return configuration == null
                ? 0
                : configuration.path("states").path("LINKED").asLong(0);
    }

    private static boolean arrived(String department) {
        return services.tenant("fabrikam").exportUsers("fabrikam").stream()
                .anyMatch(user -> user.path("department").asString("").equals(department));
    }
}
