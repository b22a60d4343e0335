package io.tenantsync.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.organisation.Organisation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The contract through Microsoft's JavaScript client; one test for each expectation in {@code contract.mjs}. */
class JavaScriptClientTest {
    private static final Path SCRIPTS = Path.of("src", "test", "javascript");
    private static final List<String> UNREACHABLE =
            List.of("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH", "ENOTCACHED");

    @TempDir
    private Path folder;

    /** What a process printed, and how it ended. */
    private record Ended(int code, String output) {}

    @TestFactory
    Stream<DynamicTest> meetsTheExpectationsOfTheJavaScriptClient() throws Exception {
        assumeTrue(
                isInstalled("node") && isInstalled("npm"), "node and npm are not installed, so its client cannot run");
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "contract.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        Ended installed = run(Map.of(), "npm", "ci", "--ignore-scripts", "--prefer-offline", "--loglevel=error");
        assumeTrue(
                installed.code() == 0 || UNREACHABLE.stream().noneMatch(installed.output()::contains),
                "the package registry cannot be reached: " + installed.output());
        assertThat(installed.code()).as(installed.output()).isZero();
        Ended ended;
        try (GraphEmulator emulator = GraphEmulator.start(EmulatorOptions.of(Organisation.demo(60, 5)))) {
            Map<String, String> environment = Map.of(
                    "AUTHORITY", emulator.authorityUrl().toString(),
                    "NODE_EXTRA_CA_CERTS",
                            emulator.caCertificate().toAbsolutePath().toString(),
                    "TENANTS", tenants(emulator));
            ended = run(environment, "node", "contract.mjs");
        }
        assertThat(ended.code()).as(ended.output()).isZero();
        List<DynamicTest> tests = ended.output()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JavaScriptClientTest::test)
                .toList();
        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream();
    }

    private static DynamicTest test(String line) {
        Map<?, ?> result = (Map<?, ?>) Json.read(line.getBytes(StandardCharsets.UTF_8));
        return DynamicTest.dynamicTest(
                String.valueOf(result.get("name")),
                () -> assertThat(result.get("passed"))
                        .as(String.valueOf(result.get("message")))
                        .isEqualTo(true));
    }

    private static String tenants(GraphEmulator emulator) {
        List<Map<String, Object>> tenants = new ArrayList<>();
        for (TenantSummary tenant : emulator.control().tenants()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("name", tenant.name());
            shown.put("tenantId", tenant.tenantId());
            shown.put(
                    "apps",
                    tenant.apps().stream()
                            .map(app -> Map.of("clientId", app.clientId(), "secret", String.valueOf(app.secret())))
                            .toList());
            tenants.add(shown);
        }
        return new String(Json.bytes(tenants), StandardCharsets.UTF_8);
    }

    private boolean isInstalled(String program) {
        try {
            return run(Map.of(), program, "--version").code() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end within two minutes.");
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }
}
