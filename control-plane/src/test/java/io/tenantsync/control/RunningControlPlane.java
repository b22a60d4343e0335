package io.tenantsync.control;

import io.tenantsync.platform.LocalPlatform;
import io.tenantsync.platform.SharedPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real broker and registry, and its interface by HTTP. */
final class RunningControlPlane implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext service;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    /** @param folder has the tenants file {@code tenants.yaml}; the token goes there too */
    RunningControlPlane(Path folder, String... more) throws IOException {
        Files.writeString(folder.resolve("token"), "let-me-in");
        LocalPlatform platform = SharedPlatform.get();
        List<String> arguments = new ArrayList<>(List.of(
                "--control-plane.port=0",
                "--tenantsync.tenants-file=" + folder.resolve("tenants.yaml"),
                "--tenantsync.api-token-file=" + folder.resolve("token"),
                "--tenantsync.bootstrap-servers=" + platform.bootstrapServers(),
                "--tenantsync.registry=" + platform.registryUrl()));
        arguments.addAll(Arrays.asList(more));
        service = ControlPlaneApplication.start(arguments.toArray(String[]::new));
        address = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
    }

    record Answer(int status, String type, JsonNode json) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer let-me-in"));
    }

    Answer getWithoutToken(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer let-me-in")
                .header("Content-Type", "application/json")
                .header("X-Author", "anna")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer apply(String yaml) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/v1/configurations?comment=because"))
                .header("Authorization", "Bearer let-me-in")
                .header("Content-Type", "application/yaml")
                .header("X-Filename", "mine.yaml")
                .header("X-Author", "anna")
                .PUT(BodyPublishers.ofString(yaml)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        service.close();
        http.close();
    }
}
