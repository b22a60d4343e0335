package io.tenantsync.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to the control plane and the audit log of an instance on this computer. */
final class LocalApi {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningInstance instance;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    LocalApi(RunningInstance instance) {
        this.instance = instance;
    }

    /** An answer of either service: the status and the JSON body (missing node when empty). */
    record Reply(int status, JsonNode body) {
        boolean isSuccess() {
            return status < 300;
        }
    }

    Reply setup(String targetTenant) {
        String body = JSON.createObjectNode().put("target", targetTenant).toString();
        return control("POST", "/api/v1/setup", BodyPublishers.ofString(body), "application/json", "setup");
    }

    Reply apply(Path file) {
        try {
            return control(
                    "PUT",
                    "/api/v1/configurations",
                    BodyPublishers.ofString(Files.readString(file)),
                    "application/yaml",
                    file.toString());
        } catch (IOException unreadable) {
            throw new Explained(
                    Tenantsync.REFUSED, "The file " + file + " cannot be read (" + unreadable.getMessage() + ").");
        }
    }

    JsonNode progress() {
        return control("GET", "/api/v1/progress", BodyPublishers.noBody(), "application/json", "")
                .body();
    }

    /** The configurations in force. */
    JsonNode configurations() {
        return control("GET", "/api/v1/configurations", BodyPublishers.noBody(), "application/json", "")
                .body()
                .path("configurations");
    }

    /** A page of those who wait for a decision. */
    Reply staged(String configuration, int skip, int top) {
        String path = of(configuration) + "/staged?skip=" + skip + "&top=" + top;
        return control("GET", path, BodyPublishers.noBody(), "application/json", "");
    }

    Reply decide(String configuration, JsonNode decision) {
        BodyPublisher body = BodyPublishers.ofString(decision.toString());
        return control("POST", of(configuration) + "/decisions", body, "application/json", "decision");
    }

    private static String of(String configuration) {
        return "/api/v1/configurations/"
                + URLEncoder.encode(configuration, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode summary() {
        return audit("/api/v1/summary");
    }

    /** The newest entries of the provisioning log, newest first. */
    JsonNode newestEntries(int most) {
        return audit("/v1.0/auditLogs/provisioning?$top=" + most).path("value");
    }

    JsonNode entries(String filter, int most) {
        return audit("/v1.0/auditLogs/provisioning?$top=" + most + "&$filter="
                        + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .path("value");
    }

    private JsonNode audit(String path) {
        return send(request(instance.auditLog(), path).GET().build()).body();
    }

    private Reply control(String method, String path, BodyPublisher body, String type, String name) {
        return send(request(instance.controlPlane(), path)
                .header("Content-Type", type)
                .header("X-Filename", headerText(name))
                .header("X-Author", headerText(System.getProperty("user.name", "operator")))
                .method(method, body)
                .build());
    }

    /** Header values are ASCII; a name that is not is sent encoded. */
    private static String headerText(String name) {
        boolean plain = name.chars().allMatch(each -> each >= ' ' && each <= '~');
        return plain ? name : URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(URI base, String path) {
        try {
            String token = Files.readString(Path.of(instance.apiToken())).strip();
            return HttpRequest.newBuilder(
                            URI.create(base + path.replace(" ", "%20").replace("$", "%24")))
                    .timeout(PATIENCE)
                    .header("Accept", "application/json, application/problem+json")
                    .header("Authorization", "Bearer " + token);
        } catch (IOException unreadable) {
            throw new Explained(
                    Tenantsync.FAILED,
                    "The token file " + instance.apiToken() + " cannot be read; run this as the user who started"
                            + " Tenantsync.");
        }
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
            return new Reply(answer.statusCode(), body);
        } catch (IOException unreachable) {
            throw new Explained(
                    Tenantsync.FAILED,
                    "Tenantsync does not answer at " + request.uri().getAuthority() + " (" + unreachable + ").");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Explained(Tenantsync.FAILED, "Stopped.");
        }
    }
}
