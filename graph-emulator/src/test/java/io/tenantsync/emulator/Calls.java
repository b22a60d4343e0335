package io.tenantsync.emulator;

import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Plain HTTP calls to an emulator in the name of one app. */
final class Calls {
    private final GraphEmulator emulator;
    private final HttpClient http;
    private final String token;

    private Calls(GraphEmulator emulator, HttpClient http, String token) {
        this.emulator = emulator;
        this.http = http;
        this.token = token;
    }

    /** An answer; the body is empty if it is no JSON object. */
    record Answer(int status, Map<?, ?> body, String text) {
        String code() {
            return error("code");
        }

        String message() {
            return error("message");
        }

        List<?> value() {
            return body.get("value") instanceof List<?> list ? list : List.of();
        }

        private String error(String member) {
            return body.get("error") instanceof Map<?, ?> error ? String.valueOf(error.get(member)) : "";
        }
    }

    /** In the name of a tenant's app of that number; -1 is the last, the administrators'. */
    static Calls of(GraphEmulator emulator, String tenantName, int number) {
        TenantSummary tenant = emulator.control().tenants().stream()
                .filter(one -> one.name().equals(tenantName))
                .findFirst()
                .orElseThrow();
        TenantSummary.App app =
                number < 0 ? tenant.apps().getLast() : tenant.apps().get(number);
        HttpClient http = HttpClient.newBuilder()
                .sslContext(new Trust(emulator.caCertificate()).context())
                .build();
        String form = "grant_type=client_credentials&client_id=" + encode(app.clientId()) + "&client_secret="
                + encode(app.secret()) + "&scope=" + encode("https://graph.microsoft.com/.default");
        Answer granted = send(
                http,
                HttpRequest.newBuilder(
                                URI.create(emulator.authorityUrl() + "/" + tenant.tenantId() + "/oauth2/v2.0/token"))
                        .POST(BodyPublishers.ofString(form)));
        return new Calls(emulator, http, String.valueOf(granted.body().get("access_token")));
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    /** As an advanced query: header and, unless there is one, the count. */
    Answer advanced(String path) {
        boolean counts = path.contains("$count=") || path.endsWith("/$count");
        String counted = counts ? path : path + (path.contains("?") ? "&" : "?") + "$count=true";
        return call("GET", counted, null, "ConsistencyLevel", "eventual");
    }

    Answer call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.graphUrl() + escaped(path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(http, request);
    }

    private static Answer send(HttpClient http, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            String text = response.body();
            Object json = text.startsWith("{") ? Json.read(text.getBytes(StandardCharsets.UTF_8)) : Map.of();
            return new Answer(response.statusCode(), (Map<?, ?>) json, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String path) {
        return path.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("#", "%23")
                .replace("'", "%27")
                .replace("|", "%7C");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
