package io.tenantsync.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import tools.jackson.databind.JsonNode;

/** A demo that keeps running, with doors to both tenants, the provisioning log and the platform. */
final class RunningDemo implements AutoCloseable {
    private static final Pattern EMULATOR = Pattern.compile("Graph emulator: (https://\\S+)/v1\\.0");

    private final DemoProcess process;
    private final Path folder;

    private RunningDemo(DemoProcess process) {
        this.process = process;
        this.folder = process.folder();
    }

    /** Starts a demo and waits until source and target agree. */
    static RunningDemo inSync(Path folder, int users, String... more) {
        return until("Source and target agree", folder, users, more);
    }

    /** Starts a demo and waits until everything is up; the first cycle has just begun. */
    static RunningDemo ready(Path folder, int users, String... more) {
        return until("Ready after", folder, users, more);
    }

    private static RunningDemo until(String said, Path folder, int users, String... more) {
        String[] options = new String[more.length + 2];
        options[0] = "--users";
        options[1] = Integer.toString(users);
        System.arraycopy(more, 0, options, 2, more.length);
        RunningDemo demo = new RunningDemo(DemoProcess.start(folder, options));
        try {
            await().atMost(Duration.ofMinutes(3))
                    .failFast("the demo ended early", () -> !demo.process.isAlive())
                    .until(() -> demo.process.output().contains(said));
        } catch (ConditionTimeoutException | TerminalFailureException never) {
            String output = demo.process.output();
            demo.close();
            throw new AssertionError("never said '" + said + "':\n" + output, never);
        }
        return demo;
    }

    DemoProcess process() {
        return process;
    }

    Directory tenant(String name) {
        Matcher matcher = EMULATOR.matcher(process.output());
        if (!matcher.find()) {
            throw new AssertionError("no emulator in: " + process.output());
        }
        return Directory.open(URI.create(matcher.group(1)), folder.resolve("emulator/ca.pem"), name);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port("kafka");
    }

    URI registry() {
        return URI.create("http://127.0.0.1:" + port("registry") + "/apis/ccompat/v7");
    }

    /** Entries of the provisioning log. */
    JsonNode log(String filter) {
        return get(
                        "auditLog",
                        "/v1.0/auditLogs/provisioning?%24top=200&%24filter="
                                + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .path("value");
    }

    JsonNode progress() {
        return get("controlPlane", "/api/v1/progress");
    }

    private JsonNode get(String service, String path) {
        try {
            JsonNode running = Directory.JSON.readTree(Files.readString(folder.resolve("running.json")));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(running.path(service).asString() + path))
                    .header(
                            "Authorization",
                            "Bearer "
                                    + Files.readString(folder.resolve("api-token"))
                                            .strip())
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return Directory.JSON.readTree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private String port(String name) {
        Properties ports = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve("platform/ports.properties"))) {
            ports.load(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return ports.getProperty(name);
    }

    @Override
    public void close() {
        process.close();
    }
}
