package io.tenantsync.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tenant of the emulator through plain HTTP, with nothing of ours in between. */
final class Directory {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI authority;
    private final URI graph;
    private final HttpClient http;
    private final String token;

    private Directory(URI authority, HttpClient http, String token) {
        this.authority = authority;
        this.graph = URI.create(authority + "/v1.0");
        this.http = http;
        this.token = token;
    }

    static Directory open(URI authority, Path ca, String tenantName) {
        HttpClient http = HttpClient.newBuilder().sslContext(trusting(ca)).build();
        JsonNode tenant = find(get(http, URI.create(authority + "/_emulator/tenants"), null), tenantName);
        // the last is the administrators' app; those of the synchronisation may not change their source
        JsonNode app = tenant.path("apps").get(tenant.path("apps").size() - 1);
        String form = "grant_type=client_credentials&scope=" + encode("https://graph.microsoft.com/.default")
                + "&client_id=" + encode(app.path("clientId").asString())
                + "&client_secret=" + encode(app.path("secret").asString());
        JsonNode granted = send(
                http,
                HttpRequest.newBuilder(URI.create(
                                authority + "/" + tenant.path("tenantId").asString() + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        return new Directory(authority, http, granted.path("access_token").asString());
    }

    /** Every user with all properties, manager and deleted state, as the emulator has them. */
    List<JsonNode> exportUsers(String tenantName) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(authority + "/_emulator/users?tenant=" + tenantName))
                .build();
        List<JsonNode> users = new ArrayList<>();
        text(http, request).lines().filter(line -> !line.isBlank()).forEach(line -> users.add(JSON.readTree(line)));
        return users;
    }

    JsonNode journal(String tenantName, long after) {
        return get(
                http,
                URI.create(authority + "/_emulator/journal?tenant=" + tenantName + "&after=" + after + "&limit=100000"),
                null);
    }

    /** Object ids of all people in a group, directly or through groups inside it. */
    Set<String> peopleIn(String groupName) {
        JsonNode groups =
                get("/groups?$filter=displayName%20eq%20'" + encode(groupName).replace("+", "%20") + "'");
        Set<String> people = new HashSet<>();
        collect(groups.path("value").get(0).path("id").asString(), people, new HashSet<>());
        return people;
    }

    private void collect(String groupId, Set<String> people, Set<String> seen) {
        if (!seen.add(groupId)) {
            return;
        }
        String next = "/groups/" + groupId + "/members?$top=999&$select=id";
        while (next != null) {
            JsonNode page = get(next);
            for (JsonNode member : page.path("value")) {
                if (member.path("@odata.type").asString("").endsWith("group")) {
                    collect(member.path("id").asString(), people, seen);
                } else {
                    people.add(member.path("id").asString());
                }
            }
            String link = page.path("@odata.nextLink").asString("");
            next = link.isEmpty() ? null : link.substring(graph.toString().length());
        }
    }

    JsonNode get(String path) {
        return get(http, URI.create(graph + path.replace("$", "%24")), token);
    }

    JsonNode call(String method, String path, String body) {
        return send(
                http,
                HttpRequest.newBuilder(URI.create(graph + path.replace("$", "%24")))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    void control(String path, String body) {
        send(
                http,
                HttpRequest.newBuilder(URI.create(authority + "/_emulator" + path))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static JsonNode find(JsonNode tenants, String name) {
        JsonNode list = tenants.isArray() ? tenants : tenants.path("value");
        for (JsonNode tenant : list) {
            if (tenant.path("name").asString().equals(name)) {
                return tenant;
            }
        }
        throw new AssertionError("no tenant " + name + " in " + tenants);
    }

    private static JsonNode get(HttpClient http, URI address, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(http, request.build());
    }

    private static JsonNode send(HttpClient http, HttpRequest request) {
        String body = text(http, request);
        return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
    }

    private static String text(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(
                        request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(request.uri().toString(), failed);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext trusting(Path ca) {
        try (var file = Files.newInputStream(ca)) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(file);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("ca", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
