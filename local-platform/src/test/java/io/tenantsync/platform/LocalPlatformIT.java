package io.tenantsync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformIT {
    @TempDir
    Path folder;

    @Test
    void keepsRecordsRowsSchemaIdsAndPortsOverARestart() throws Exception {
        List<String> told = new ArrayList<>();
        PlatformOptions options = PlatformOptions.in(folder).withProgress(told::add);
        String brokerBefore;
        int idBefore;
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            Traces traces = new Traces(platform).leave("before the restart");
            traces.schemaId("First");
            idBefore = traces.schemaId("Second");
            brokerBefore = platform.bootstrapServers();
        }
        assertThat(told).hasSize(3).anyMatch(line -> line.startsWith("Kafka broker: " + brokerBefore));
        assertThat(processesOn(folder, "")).isEmpty();

        try (LocalPlatform platform = LocalPlatform.start(options)) {
            Traces traces = new Traces(platform);
            assertThat(platform.bootstrapServers()).isEqualTo(brokerBefore);
            assertThat(traces.recordWithId(idBefore)).isEqualTo("Second");
            assertThat(traces.schemaId("Third")).isGreaterThan(idBefore);
            assertThat(traces.schemaId("Second")).isEqualTo(idBefore);
            traces.leave("after the restart");
            assertThat(traces.committedRecords()).containsExactly("before the restart", "after the restart");
            assertThat(traces.rows()).containsExactly("before the restart", "after the restart");
        }
    }

    @Test
    void endsWithAKilledParentAndRecoversEverythingThatWasCommitted() throws Exception {
        DoomedPlatform doomed = DoomedPlatform.on(folder);
        String[] ready = doomed.awaitReady();
        assertThatThrownBy(() -> LocalPlatform.start(PlatformOptions.in(folder)))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("in use by process " + doomed.process().pid());

        List<ProcessHandle> children = doomed.kill();
        assertThat(children).hasSizeGreaterThan(4);
        // at once, while the children may still be on their way out
        try (LocalPlatform platform = LocalPlatform.start(PlatformOptions.in(folder))) {
            Traces traces = new Traces(platform);
            traces.fenceUnfinished();
            await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(platform.bootstrapServers()).isEqualTo(ready[1]);
            assertThat(traces.recordWithId(Integer.parseInt(ready[0]))).isEqualTo("Doomed");
            assertThat(traces.leave("after the kill").committedRecords())
                    .containsExactly("before the kill", "after the kill");
            assertThat(traces.rows()).containsExactly("before the kill", "after the kill");
        }
    }

    @Test
    void bringsEachServerBackOnItsPortWhenATestTakesItAway() throws Exception {
        LocalPlatform platform = SharedPlatform.get();
        Traces traces = new Traces(platform).leave("kept");
        int id = traces.schemaId("Kept");

        platform.broker().stop();
        assertNobodyAnswersAt("kafka://" + platform.bootstrapServers());
        platform.broker().start();
        assertThat(traces.committedRecords()).contains("kept");

        platform.postgres().stop();
        assertNobodyAnswersAt(platform.jdbcUrl("traces").substring("jdbc:".length()));
        assertThat(traces.recordWithId(id))
                .as("the registry needs no PostgreSQL")
                .isEqualTo("Kept");
        platform.postgres().start();
        assertThat(traces.rows()).contains("kept");

        platform.registry().stop();
        assertNobodyAnswersAt(platform.registryUrl().toString());
        platform.registry().start();
        assertThat(traces.recordWithId(id)).isEqualTo("Kept");
    }

    @Test
    void answersOnTheLoopbackAddressOnly() throws Exception {
        LocalPlatform platform = SharedPlatform.get();
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(platform.dataFolder().resolve("ports.properties"))) {
            ports.load(reader);
        }
        assertThat(ports.stringPropertyNames())
                .containsExactlyInAnyOrder(
                        "kafka", "kafka-controller", "postgresql", "registry", "registry-management");
        // On Linux a server that listens on all addresses answers here too, one that listens on 127.0.0.1 does not.
        ports.values().forEach(port -> {
            assertThat(answers("127.0.0.1", port)).as("port %s", port).isTrue();
            assertThat(answers("127.0.0.2", port)).as("port %s", port).isFalse();
        });
    }

    @Test
    void stopsAPostgresThatAnEarlierRunLeftBehind() throws Exception {
        try (LocalPostgres first = LocalPostgres.in(folder).start();
                LocalPostgres second = LocalPostgres.in(folder)) {
            String url = first.jdbcUrl("kept");
            List<ProcessHandle> shells = processesOn(folder, "sh");
            List<ProcessHandle> servers = processesOn(folder, "/bin/postgres");
            assertThat(shells).isNotEmpty();
            assertThat(servers).hasSize(1);
            shells.forEach(ProcessHandle::destroyForcibly);

            assertThat(second.start().jdbcUrl("kept")).isEqualTo(url);
            await().until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(processesOn(folder, "/bin/postgres")).hasSize(1);
        }
    }

    private static boolean answers(String host, Object port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, Integer.parseInt(port.toString())), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertNobodyAnswersAt(String address) {
        URI uri = URI.create(address);
        assertThat(answers(uri.getHost(), uri.getPort())).as(address).isFalse();
    }

    /** The processes that name the folder on their command line and run a program, or any with "". */
    private static List<ProcessHandle> processesOn(Path folder, String program) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith(program))
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }
}
