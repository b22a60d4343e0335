package io.tenantsync.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of everything in the middle of a first cycle. */
class KillIT {
    private static final int USERS = 2000;
    private static final Pattern LINKED = Pattern.compile("linked (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void finishesAfterARestartWithNobodyMissingAndNobodyTwice() throws Exception {
        String[] options = {"--users", "" + USERS, "--latency", "50"};
        DemoProcess killed = DemoProcess.start(folder, options);
        await().atMost(Duration.ofMinutes(3)).until(() -> linked(killed.output()) > 200);
        assertThat(killed.output()).doesNotContain("agree");
        killed.kill();

        try (RunningDemo again = RunningDemo.inSync(folder, USERS)) {
            TopicContents.Accounts accounts = new TopicContents(again).accounts();
            assertThat(accounts.changes()).isGreaterThanOrEqualTo(USERS);
            assertThat(accounts.missing()).as("changes without their entry").isEmpty();
            assertThat(accounts.twice()).as("changes with two entries").isEmpty();
        }
        Oracle oracle = Tenants.oracle(folder, USERS);
        assertThat(oracle.check()).isGreaterThan(200);
    }

    private static long linked(String output) {
        long most = 0;
        for (Matcher matcher = LINKED.matcher(output); matcher.find(); ) {
            most = Math.max(most, Long.parseLong(matcher.group(1)));
        }
        return most;
    }
}
