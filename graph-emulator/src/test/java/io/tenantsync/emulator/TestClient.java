package io.tenantsync.emulator;

import io.tenantsync.emulator.control.TenantSummary;
import io.tenantsync.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One app that talks to one tenant of an emulator, in plain HTTP. */
final class TestClient {
    private final GraphEmulator emulator;
    private final TenantSummary tenant;
    private final HttpClient http;
    private String token = "";

    /** What came back. */
    record Answer(int status, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        Map<?, ?> object() {
            return (Map<?, ?>) Json.read(response.body().getBytes(StandardCharsets.UTF_8));
        }

        String code() {
            return String.valueOf(((Map<?, ?>) object().get("error")).get("code"));
        }

        List<Map<?, ?>> list(String name) {
            return ((List<?>) object().get(name))
                    .stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
        }

        List<Map<?, ?>> value() {
            return list("value");
        }

        String link() {
            Object next = object().get("@odata.nextLink");
            return String.valueOf(next != null ? next : object().get("@odata.deltaLink"));
        }
    }

    TestClient(GraphEmulator emulator, String tenantName) {
        this.emulator = emulator;
        this.tenant = emulator.control().tenants().stream()
                .filter(one -> one.name().equals(tenantName))
                .findFirst()
                .orElseThrow();
        this.http = HttpClient.newBuilder()
                .sslContext(new Trust(emulator.caCertificate()).context())
                .build();
        signIn();
    }

    String tenantId() {
        return tenant.tenantId();
    }

    String appId() {
        return tenant.apps().getFirst().clientId();
    }

    /** Fetches a token for the calls that follow. */
    void signIn() {
        Answer answer = token();
        token = answer.status() == 200 ? answer.object().get("access_token").toString() : "";
    }

    Answer token() {
        TenantSummary.App app = tenant.apps().getFirst();
        String form = "grant_type=client_credentials&client_id=" + encode(app.clientId()) + "&client_secret="
                + encode(String.valueOf(app.secret())) + "&scope=" + encode("https://graph.microsoft.com/.default");
        return send(HttpRequest.newBuilder(
                        URI.create(emulator.authorityUrl() + "/" + tenant.tenantId() + "/oauth2/v2.0/token"))
                .POST(BodyPublishers.ofString(form)));
    }

    Answer get(String pathOrUrl) {
        return call("GET", pathOrUrl, null);
    }

    Answer call(String method, String pathOrUrl, String body) {
        String url = pathOrUrl.startsWith("https:") ? pathOrUrl : emulator.graphUrl() + pathOrUrl;
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    Answer control(String method, String what, String body) {
        return send(HttpRequest.newBuilder(URI.create(emulator.authorityUrl() + "/_emulator/" + what))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    Answer invite(String address) {
        return call("POST", "/invitations", invitation(address));
    }

    static String invitation(String address) {
        return "{\"invitedUserEmailAddress\":\"" + address + "\",\"inviteRedirectUrl\":\"https://example.org\"}";
    }

    /** Sends items, each written as a method, a space and a URL, or as JSON, as one batch. */
    List<Map<?, ?>> batch(String... items) {
        int[] id = {0};
        String requests = Stream.of(items)
                .map(item -> {
                    String[] parts = item.split(" ", 3);
                    String body = parts.length < 3
                            ? ""
                            : ",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":" + parts[2];
                    return "{\"id\":\"" + ++id[0] + "\",\"method\":\"" + parts[0] + "\",\"url\":\"" + parts[1] + "\""
                            + body + "}";
                })
                .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
        return call("POST", "/$batch", requests).list("responses");
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
