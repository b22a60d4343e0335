package io.tenantsync.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantsync.endtoend.CommandLine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Removal asks first (I7): from a wrong edit of a filter through the command line to the target tenant. */
class AWrongEditRemovesNobodyIT {
    private static final int USERS = 1000;

    @TempDir
    private Path folder;

    @Test
    void stagesHundredsAndWithdrawsThemOrRemovesThoseWhomPeopleApproved() throws IOException {
        try (RunningDemo demo = RunningDemo.inSync(folder, USERS)) {
            CommandLine tenantsync = new CommandLine(folder);
            Directory target = demo.tenant("fabrikam");
            String right = Files.readString(folder.resolve("configuration.yaml"));
            Set<String> dropped = present(target).stream()
                    .filter(account -> !account.path("department").asString("").equals("Sales"))
                    .map(account -> account.path("id").asString())
                    .collect(Collectors.toSet());
            assertThat(dropped).hasSizeGreaterThan(500);

            apply(tenantsync, right.stripTrailing() + """

                      filters:
                        - { name: Wrong, clauses: [{ attribute: department, operator: EQUALS, value: Sales }] }
                """);
            List<JsonNode> staged = staged(tenantsync, dropped.size());
            assertThat(staged)
                    .extracting(each -> each.path("targetId").asString())
                    .containsAll(dropped);
            assertThat(staged).allSatisfy(each -> {
                assertThat(each.path("kind").asString()).isEqualTo("delete");
                assertThat(each.path("userPrincipalName").asString()).contains("@");
                assertThat(each.path("why").asString()).isEqualTo("No scoping filter holds for the person");
                assertThat(each.path("reason").asString()).contains("maxRemovals of the guard");
            });
            assertThat(removed(target, dropped)).isZero();

            List<String> five = staged.stream()
                    .limit(5)
                    .map(each -> each.path("userId").asString())
                    .toList();
            List<String> approve = new ArrayList<>(List.of("staged", "approve", "--reason", "they did leave"));
            approve.addAll(five);
            Ended approved = tenantsync.run(approve.toArray(String[]::new));
            assertThat(approved.exitCode()).as(approved.errors()).isZero();
            await().atMost(Duration.ofSeconds(60)).until(() -> removed(target, dropped) == 5);

            apply(tenantsync, right);
            staged(tenantsync, 0);
            assertThat(tenantsync.run("staged", "reject", "nobody@contoso.com").exitCode())
                    .isEqualTo(2);
            await().atMost(Duration.ofSeconds(60)).until(() -> removed(target, dropped) == 0);
        }
    }

    private void apply(CommandLine tenantsync, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("edited.yaml"), yaml);
        Ended applied = tenantsync.run("apply", "-f", file.toString());
        assertThat(applied.exitCode()).as(applied.errors()).isZero();
    }

    private static List<JsonNode> staged(CommandLine tenantsync, int expected) {
        JsonNode listed = await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> tenantsync.run("staged", "--json").json(),
                        answer -> answer.path("count").asInt() == expected);
        return listed.path("staged").valueStream().toList();
    }

    private static List<JsonNode> present(Directory target) {
        return target.exportUsers("fabrikam").stream()
                .filter(account ->
                        account.path("userPrincipalName").asString("").contains("#EXT#"))
                .filter(account -> account.toString().contains("tenantsyncSource"))
                .filter(account -> !isDeleted(account))
                .toList();
    }

    private static long removed(Directory target, Set<String> ids) {
        return target.exportUsers("fabrikam").stream()
                .filter(account -> ids.contains(account.path("id").asString()))
                .filter(AWrongEditRemovesNobodyIT::isDeleted)
                .count();
    }

    private static boolean isDeleted(JsonNode account) {
        return account.path("deleted").asBoolean();
    }
}
