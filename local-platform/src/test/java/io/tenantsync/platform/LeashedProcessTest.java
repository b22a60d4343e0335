package io.tenantsync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashedProcessTest {
    private static final String POLITE = "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done";
    private static final String STUBBORN = "trap '' TERM; echo ready; while :; do sleep 0.05; done";

    @TempDir
    Path folder;

    @Test
    void endsPolitelyWhenAsked() throws Exception {
        LeashedProcess process = started(POLITE);

        process.stop(Duration.ofSeconds(5));

        assertThat(process.isAlive()).isFalse();
        assertThat(Files.readString(log())).contains("bye");
    }

    @Test
    void endsForGoodWhenItDoesNotListen() throws Exception {
        LeashedProcess process = started(STUBBORN);
        List<Long> all = process.pids();
        assertThat(all).isNotEmpty();

        process.stop(Duration.ofMillis(300));

        await().until(() -> all.stream().noneMatch(LeashedProcessTest::isAlive));
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        LeashedProcess process = run("exit 3");

        assertThat(process.exitCode(Duration.ofSeconds(5))).isEqualTo(3);
    }

    @Test
    void isSeenToHaveEndedWhenTheChildEndsByItself() throws Exception {
        LeashedProcess process = run("echo last words; exit 1");

        await().until(() -> !process.isAlive());
        assertThat(process.lastWords()).contains("last words");
        assertThat(process.pids()).isEmpty();
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws Exception {
        run("echo first").exitCode(Duration.ofSeconds(5));
        run("echo second").exitCode(Duration.ofSeconds(5));

        assertThat(log()).hasContent("second");
        assertThat(folder.resolve("child.log.previous")).hasContent("first");
    }

    private LeashedProcess started(String script) throws Exception {
        LeashedProcess process = run(script);
        await().until(() -> Files.readString(log()).contains("ready"));
        return process;
    }

    private LeashedProcess run(String script) throws Exception {
        return LeashedProcess.start(List.of("sh", "-c", script), LeashedProcess.Signals.TERMINATE, folder, log());
    }

    private Path log() {
        return folder.resolve("child.log");
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
