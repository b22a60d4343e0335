package io.tenantsync.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ./tenantsync demo --users 2000 --exit-when-synced --summary s.json}, judged from outside. */
class FirstCycleIT {
    private static final int USERS = 2000;

    @TempDir
    private Path folder;

    @Test
    void bringsEveryInternalMemberInScopeToTheTargetExactlyOnceAndTouchesNobodyElse() throws Exception {
        Path summaryFile = folder.resolve("s.json");
        Path data = folder.resolve("data");
        int exit;
        try (DemoProcess demo = DemoProcess.start(
                data, "--users", "" + USERS, "--exit-when-synced", "--summary", summaryFile.toString())) {
            exit = demo.await(Duration.ofMinutes(4));
            assertThat(exit).as(demo.output()).isZero();
        }
        JsonNode summary = Directory.JSON.readTree(Files.readString(summaryFile));
        Oracle oracle = Tenants.oracle(data, USERS);
        int present = oracle.check();
        long collisions = oracle.wanted().stream().filter(oracle::collides).count();
        assertThat(collisions).isPositive();
        assertThat(oracle.adopted()).isPositive();

        JsonNode outcome = summary.path("configurations").get(0);
        assertThat(outcome.path("created").asLong() + outcome.path("adopted").asLong())
                .isEqualTo(present);
        assertThat(outcome.path("adopted").asLong()).isEqualTo(oracle.adopted());
        assertThat(outcome.path("conflicts").asLong()).isEqualTo(collisions);
        assertThat(outcome.path("failed").asLong()).isZero();
        checkCosts(
                summary.path("graph").path("fabrikam"), outcome.path("created").asLong(), present);
    }

    /** Two writes per joiner and a third for a manager; one token for each of the two services that talk to the target. */
    private static void checkCosts(JsonNode graph, long created, int present) {
        assertThat(graph.path("writes").asLong()).isBetween(2 * created, 3L * present + 20);
        assertThat(graph.path("roundTrips").asDouble() / created).isLessThanOrEqualTo(0.2);
        assertThat(graph.path("tokens").asLong()).isLessThanOrEqualTo(2);
        assertThat(graph.path("throttled").asLong()).isZero();
    }
}
