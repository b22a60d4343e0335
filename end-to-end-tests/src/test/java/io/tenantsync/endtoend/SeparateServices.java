package io.tenantsync.endtoend;

import io.tenantsync.emulator.EmulatorOptions;
import io.tenantsync.emulator.GraphEmulator;
import io.tenantsync.emulator.organisation.AppDefinition;
import io.tenantsync.emulator.organisation.Organisation;
import io.tenantsync.emulator.organisation.TenantDefinition;
import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.PlatformOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The five services, each a process of its own from its own jar, against servers that are not theirs. */
final class SeparateServices implements AutoCloseable {
    private static final String TOKEN = "only-for-this-test";
    private static final String CONFIGURATION = """
            configurations:
              - name: contoso-to-fabrikam
                source: contoso
                target: fabrikam
                scope: { users: assigned, assignments: { groups: [Cross-tenant collaboration], nestedGroups: true } }
            """;

    private final Path folder;
    private final LocalPlatform platform;
    private final GraphEmulator emulator;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, Process> running = new LinkedHashMap<>();

    private SeparateServices(Path folder, LocalPlatform platform, GraphEmulator emulator) {
        this.folder = folder;
        this.platform = platform;
        this.emulator = emulator;
    }

    /** Prepares everything around the services and starts none of them. */
    static SeparateServices around(Path folder, int users) throws IOException {
        Organisation organisation = Organisation.demo(users, Tenants.SEED);
        LocalPlatform platform = LocalPlatform.start(PlatformOptions.in(folder.resolve("platform")));
        GraphEmulator emulator = GraphEmulator.start(EmulatorOptions.of(organisation));
        SeparateServices services = new SeparateServices(folder, platform, emulator);
        services.describe(organisation);
        return services;
    }

    private void describe(Organisation organisation) throws IOException {
        StringBuilder tenants = new StringBuilder("tenants:\n");
        for (TenantDefinition tenant : organisation.tenants()) {
            AppDefinition app = tenant.apps().getFirst();
            Path secret = Files.writeString(folder.resolve("secret-" + tenant.name()), String.valueOf(app.secret()));
            tenants.append("""
                      - name: %s
                        tenantId: %s
                        cloud: { graphUrl: "%s", authorityUrl: "%s", ca: "%s" }
                        credential: { type: secret, clientId: %s, secretFile: "%s" }
                    """.formatted(
                            tenant.name(),
                            tenant.tenantId(),
                            emulator.graphUrl(),
                            emulator.authorityUrl(),
                            emulator.caCertificate().toAbsolutePath(),
                            app.clientId(),
                            secret));
        }
        List<String> common = List.of(
                "--tenantsync.bootstrap-servers=" + platform.bootstrapServers(),
                "--tenantsync.registry=" + platform.registryUrl(),
                "--tenantsync.tenants-file=" + Files.writeString(folder.resolve("tenants.yaml"), tenants),
                "--tenantsync.api-token-file=" + Files.writeString(folder.resolve("token"), TOKEN));
        Path password = Files.writeString(folder.resolve("password"), platform.jdbcPassword());
        command("control-plane", common, "--server.port=0");
        command("change-detector", common, "--change-detector.state-folder=" + folder.resolve("state-detector"));
        command("mapper", common, "--mapper.state-folder=" + folder.resolve("state-mapper"));
        command("target-writer", common);
        command(
                "audit-log",
                common,
                "--server.port=0",
                "--audit-log.database.url=" + platform.jdbcUrl("tenantsync"),
                "--audit-log.database.user=" + platform.jdbcUser(),
                "--audit-log.database.password-file=" + password);
    }

    private void command(String service, List<String> common, String... own) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar(service).toString(),
                "--logging.level.org.springframework.boot.web.server=info",
                "--logging.level.org.springframework.boot.tomcat=info"));
        command.addAll(common);
        command.addAll(List.of(own));
        commands.put(service, command);
    }

    private static Path jar(String service) {
        Path target = Path.of("..", service, "target").toAbsolutePath().normalize();
        try (var files = Files.newDirectoryStream(target, service + "-*-app.jar")) {
            return files.iterator().next();
        } catch (IOException missing) {
            throw new UncheckedIOException("build " + service + " first", missing);
        }
    }

    LocalPlatform platform() {
        return platform;
    }

    GraphEmulator emulator() {
        return emulator;
    }

    Directory tenant(String name) {
        return Directory.open(emulator.authorityUrl(), emulator.caCertificate(), name);
    }

    List<String> names() {
        return List.copyOf(commands.keySet());
    }

    void start(String service) {
        try {
            running.put(
                    service,
                    new ProcessBuilder(commands.get(service))
                            .directory(Files.createDirectories(folder.resolve("home-" + service))
                                    .toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                    folder.resolve(service + ".log").toFile()))
                            .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isAlive(String service) {
        return running.get(service).isAlive();
    }

    /** kill -9. */
    void kill(String service) throws InterruptedException {
        running.get(service).destroyForcibly().waitFor();
    }

    String log(String service) {
        try {
            return Files.readString(folder.resolve(service + ".log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Registers the anchor and applies the demo's configuration. */
    void configure() {
        control("POST", "/api/v1/setup", "{\"target\":\"fabrikam\"}", "application/json");
        control("PUT", "/api/v1/configurations", CONFIGURATION, "application/yaml");
    }

    JsonNode progress() {
        return control("GET", "/api/v1/progress", "", "application/json");
    }

    /** Whether the control plane has opened its port. */
    boolean answers() {
        return port("control-plane") > 0;
    }

    private JsonNode control(String method, String path, String body, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("control-plane") + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isBlank() ? Directory.JSON.missingNode() : Directory.JSON.readTree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The port that a service said it has opened; 0 when it has not yet. */
    private int port(String service) {
        return log(service)
                .lines()
                .filter(line -> line.contains("Tomcat started on port"))
                .reduce((first, last) -> last)
                .map(line -> Integer.parseInt(line.replaceAll(".*on port (\\d+).*", "$1")))
                .orElse(0);
    }

    @Override
    public void close() {
        running.values().forEach(Process::destroyForcibly);
        emulator.close();
        platform.close();
    }
}
