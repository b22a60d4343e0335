package io.tenantsync.mapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantsync.mapper.topology.Records;
import io.tenantsync.schemas.Command;
import io.tenantsync.schemas.Configuration;
import io.tenantsync.schemas.Decision;
import io.tenantsync.schemas.DecisionVerdict;
import io.tenantsync.schemas.Disable;
import io.tenantsync.schemas.FilterClause;
import io.tenantsync.schemas.FilterGroup;
import io.tenantsync.schemas.Origin;
import io.tenantsync.schemas.Provision;
import io.tenantsync.schemas.RunState;
import io.tenantsync.schemas.Scope;
import io.tenantsync.schemas.SoftDelete;
import io.tenantsync.schemas.Staged;
import io.tenantsync.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The mapper on a real broker and registry; change detector, control plane and writer are played. */
class MapperIT {
    private static final int PEOPLE = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void everybodyIsWantedOnceThroughRestartsPoisonAndLostState() {
        try (Stage stage = new Stage()) {
            stage.put(Topics.GROUPS, Records.SOURCE + "/sales", Records.group("sales", List.of()));
            stage.put(
                    Topics.CONFIGURATIONS,
                    Records.CONFIGURATION,
                    Records.configuration(1).build());
            stage.put(Topics.JOB_STATES, Records.CONFIGURATION, Records.job(1, RunState.RUNNING, List.of()));
            for (int i = 0; i < PEOPLE; i++) {
                stage.person("p" + i, Origin.BASELINE, i % 10 == 0 ? List.of() : List.of("sales"), "p1", "Sales");
            }
            stage.endRound(1, true);

            ConfigurableApplicationContext first = mapper(stage, folder.resolve("one"));
            await().atMost(PATIENCE).until(() -> stage.answered() > 40);
            first.close();
            ConfigurableApplicationContext second = mapper(stage, folder.resolve("one"));
            await().atMost(PATIENCE).until(() -> stage.quietPartitions() == 4);
            Map<String, Long> creates = stage.createsByPerson();
            assertThat(creates).hasSize(PEOPLE - PEOPLE / 10);
            assertThat(creates.values()).as("nobody is made twice").containsOnly(1L);
            assertThat(stage.highestOutstanding()).isLessThanOrEqualTo(240);
            assertThat(stage.managersSet()).isGreaterThanOrEqualTo(PEOPLE - PEOPLE / 10 - 1);

            stage.raw(Topics.USERS, Records.SOURCE + "/p2", "poison".getBytes(UTF_8));
            stage.raw(Topics.CONFIGURATIONS, Records.CONFIGURATION, "poison".getBytes(UTF_8));
            long before = System.nanoTime();
            stage.person("p2", Origin.LIVE, List.of("sales"), "p1", "IT");
            await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> stage.last("p2")
                            .map(command -> department(command).equals("IT"))
                            .orElse(false));
            long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
            assertThat(millis).as("change to command in milliseconds").isLessThan(2_000);
            for (String leaver : List.of("p6", "p7", "p8")) {
                assertThat(millisToDisable(stage, leaver))
                        .as("leaver to command in milliseconds, by way of the guard")
                        .isLessThan(2_000);
            }
            assertThat(stage.deadLetters(Topics.USERS)).isEqualTo(1);
            await().atMost(PATIENCE).until(() -> stage.deadLetters(Topics.CONFIGURATIONS) >= 1);

            second.close();
            int sent = stage.commands();
            ConfigurableApplicationContext third = mapper(stage, folder.resolve("lost"));
            stage.person("p3", Origin.LIVE, List.of("sales"), "p1", "HR");
            await().atMost(PATIENCE)
                    .until(() -> stage.last("p3")
                            .map(command -> department(command).equals("HR"))
                            .orElse(false));
            assertThat(stage.commands()).as("only what was due").isEqualTo(sent + 1);

            stage.person("p4", Origin.LIVE, List.of(), "p1", "Sales");
            stage.person("p5", Origin.LIVE, List.of("sales"), "p1", "Law");
            await().atMost(PATIENCE)
                    .until(() -> stage.last("p5")
                            .map(command -> department(command).equals("Law"))
                            .orElse(false));
            assertThat(stage.last("p4").orElseThrow().getOperation()).isInstanceOf(Provision.class);
            stage.endRound(2, false);
            await().atMost(PATIENCE).until(() -> stage.last("p4").orElseThrow().getOperation() instanceof SoftDelete);
            aWrongEditIsStagedAlsoWhenLocalStateIsLostMeanwhile(stage, third);
        }
    }

    /** The guard counts over all partitions, and what waits is in topics. */
    private void aWrongEditIsStagedAlsoWhenLocalStateIsLostMeanwhile(
            Stage stage, ConfigurableApplicationContext running) {
        int accounts = PEOPLE - PEOPLE / 10 - 1;
        stage.put(Topics.CONFIGURATIONS, Records.CONFIGURATION, filtered(2, "Law"));
        await().atMost(PATIENCE).until(() -> stage.staged().size() == accounts - 1);
        int sent = stage.commands();
        assertThat(stage.deletes()).as("only p4 from before").isEqualTo(1);
        running.close();

        ConfigurableApplicationContext again = mapper(stage, folder.resolve("lost again"));
        stage.person("p5", Origin.LIVE, List.of("sales"), "p1", "Law", "Judge");
        await().atMost(PATIENCE).until(() -> stage.commands() > sent);
        assertThat(stage.commands()).as("only what was due").isEqualTo(sent + 1);
        assertThat(stage.staged()).hasSize(accounts - 1);
        Staged one = stage.staged().values().iterator().next();
        stage.put(
                Topics.DECISIONS,
                Records.SOURCE + "/" + one.getUserId(),
                new Decision(
                        one.getRequestId(), Records.CONFIGURATION, DecisionVerdict.APPROVE, "bob", "", Instant.now()));
        await().atMost(PATIENCE).until(() -> stage.deletes() == 2);

        stage.put(
                Topics.CONFIGURATIONS,
                Records.CONFIGURATION,
                Records.configuration(3).build());
        await().atMost(PATIENCE).until(() -> stage.staged().isEmpty());
        assertThat(stage.deletes()).isEqualTo(2);
        again.close();
    }

    private static Configuration filtered(long revision, String department) {
        FilterClause clause = new FilterClause("department", "EQUALS", department, false);
        Configuration configuration = Records.configuration(revision).build();
        Scope scope = Scope.newBuilder(configuration.getScope())
                .setFilters(List.of(new FilterGroup("departments", List.of(clause), List.of(), false)))
                .build();
        return Configuration.newBuilder(configuration).setScope(scope).build();
    }

    private static long millisToDisable(Stage stage, String id) {
        long before = System.nanoTime();
        stage.disabled(id);
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> stage.last(id)
                        .map(command -> command.getOperation() instanceof Disable)
                        .orElse(false));
        long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
        LoggerFactory.getLogger(MapperIT.class).info("leaver to command: {} ms", millis);
        return millis;
    }

    private static String department(Command command) {
        return command.getOperation() instanceof Provision provision
                ? String.valueOf(provision.getAttributes().get("department"))
                : "";
    }

    private static ConfigurableApplicationContext mapper(Stage stage, Path state) {
        return MapperApplication.start(
                "--tenantsync.bootstrap-servers=" + stage.settings().bootstrapServers(),
                "--tenantsync.registry=" + stage.settings().registry(),
                "--mapper.state-folder=" + state,
                "--mapper.topic-refresh=200ms");
    }
}
