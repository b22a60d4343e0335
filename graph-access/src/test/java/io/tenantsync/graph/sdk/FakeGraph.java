package io.tenantsync.graph.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.SecretSource;
import io.tenantsync.graph.tenants.Tenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A Graph and token endpoint over TLS that answers what a test tells it to. */
final class FakeGraph implements AutoCloseable {
    static final String TOKEN = "eyJ0eXAi.fake-access-token.sig";
    static final String SECRET = "not-a-real-secret";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Path folder;
    private final HttpsServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Function<Call, Reply> script = call -> Reply.status(404);
    private volatile Function<Call, Reply> tokenScript =
            call -> Reply.json(200, "{'token_type':'Bearer','expires_in':3599,'access_token':'" + TOKEN + "'}");

    /** What came in. */
    record Call(String method, String path, Map<String, List<String>> headers, String body) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> items() {
            return (List<Map<String, Object>>) (List<?>) (List<Object>)
                    Json.object(new ByteArrayInputStream(body.getBytes(UTF_8))).get("requests");
        }
    }

    /** What goes out; status 0 breaks the connection without an answer. */
    record Reply(int status, Map<String, String> headers, String body, int missingBytes) {
        static Reply status(int status) {
            return new Reply(status, Map.of(), "", 0);
        }

        static Reply lost() {
            return status(0);
        }

        static Reply json(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body.replace('\'', '"'), 0);
        }

        Reply with(String name, String value) {
            Map<String, String> more = new java.util.HashMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body, missingBytes);
        }

        /** Promises more than it sends, then breaks the connection. */
        Reply cutOff() {
            return new Reply(status, headers, body, 10);
        }

        Reply cutInHalf() {
            int half = body.length() / 2;
            return new Reply(status, headers, body.substring(0, half), body.length() - half);
        }
    }

    FakeGraph(Path folder) throws Exception {
        this.folder = folder;
        Path keys = folder.resolve("server.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                keys.toString());
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "server",
                "-keystore",
                keys.toString(),
                "-file",
                folder.resolve("ca.pem").toString());
        Files.writeString(folder.resolve("app.secret"), SECRET);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** How it answers from now on; forgets the calls so far. */
    void answers(Function<Call, Reply> script) {
        this.calls.clear();
        this.script = script;
    }

    void answersTokens(Function<Call, Reply> script) {
        this.tokenScript = script;
    }

    List<Call> calls() {
        return calls;
    }

    int tokens() {
        return tokens.get();
    }

    Tenant tenant() {
        return tenantWithGraphAt(url());
    }

    Tenant tenantWithGraphAt(String graphUrl) {
        Cloud cloud = Cloud.custom(URI.create(graphUrl), URI.create(url()), folder.resolve("ca.pem"));
        Credential credential = new Credential.Secret(
                "22222222-2222-2222-2222-222222222222", new SecretSource.InFile(folder.resolve("app.secret")));
        return new Tenant("contoso", "11111111-1111-1111-1111-111111111111", cloud, credential, credential, null);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (call.path().endsWith("/oauth2/v2.0/token")) {
            tokens.incrementAndGet();
            reply(exchange, tokenScript.apply(call));
        } else {
            calls.add(call);
            reply(exchange, script.apply(call));
        }
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            if (reply.status() == 0) {
                throw new IOException("a connection that breaks on purpose");
            }
            byte[] body = reply.body().getBytes(UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            int length = body.length + reply.missingBytes();
            exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
            if (length > 0) {
                exchange.getResponseBody().write(body);
                exchange.getResponseBody().flush();
            }
        }
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-noprompt"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
