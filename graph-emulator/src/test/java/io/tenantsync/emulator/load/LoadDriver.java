package io.tenantsync.emulator.load;

import io.tenantsync.emulator.Trust;
import io.tenantsync.emulator.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;

/**
 * Measures a running emulator: {@code LoadDriver URL CA_PEM get|delta [CONNECTIONS SECONDS]}. {@code get} asks for one user by
 * id with {@code $select} over connections that stay open; {@code delta} reads every user once. It speaks HTTP by hand, so that the
 * figure is the emulator's and not some client's.
 */
public final class LoadDriver {
    private final URI base;
    private final SSLContext trust;
    private String token = "";

    private LoadDriver(URI base, SSLContext trust) {
        this.base = base;
        this.trust = trust;
    }

    /** Prints one line with the figures. */
    public static void main(String[] args) throws Exception {
        LoadDriver driver = new LoadDriver(URI.create(args[0]), new Trust(Path.of(args[1])).context());
        driver.signIn();
        if (args[2].equals("get")) {
            driver.gets(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        } else {
            driver.delta();
        }
    }

    private void signIn() throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust).build()) {
            List<?> tenants = (List<?>) read(http, HttpRequest.newBuilder(base.resolve("/_emulator/tenants")));
            Map<?, ?> tenant = (Map<?, ?>) tenants.getFirst();
            Map<?, ?> app = (Map<?, ?>) ((List<?>) tenant.get("apps")).getFirst();
            String form = "grant_type=client_credentials&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&client_id="
                    + app.get("clientId") + "&client_secret=" + app.get("secret");
            Map<?, ?> answer = (Map<?, ?>) read(
                    http,
                    HttpRequest.newBuilder(base.resolve("/" + tenant.get("tenantId") + "/oauth2/v2.0/token"))
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
            token = answer.get("access_token").toString();
        }
    }

    private static Object read(HttpClient http, HttpRequest.Builder request) throws Exception {
        return Json.read(http.send(request.build(), BodyHandlers.ofByteArray()).body());
    }

    private void gets(int connections, int seconds) throws Exception {
        String page;
        try (Wire wire = new Wire()) {
            page = wire.get("/v1.0/users?$select=id&$top=1");
        }
        String id = page.replaceAll("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        String path = "/v1.0/users/" + id + "?$select=displayName";
        run(path, connections, Math.max(2, seconds / 2));
        System.out.printf("get: %,.0f requests/s over %d connections%n", run(path, connections, seconds), connections);
    }

    private double run(String path, int connections, int seconds) throws Exception {
        AtomicLong answered = new AtomicLong();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> ask(path, end, answered)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return answered.get() / ((System.nanoTime() - start) / 1e9);
    }

    private void ask(String path, long end, AtomicLong answered) {
        try (Wire wire = new Wire()) {
            while (System.nanoTime() < end) {
                wire.get(path);
                answered.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delta() throws Exception {
        String path = "/v1.0/users/delta?$select=displayName,givenName,surname,mail,jobTitle,department,accountEnabled";
        long users = 0;
        long pages = 0;
        long start = System.nanoTime();
        try (Wire wire = new Wire()) {
            while (!path.isEmpty()) {
                String page = wire.get(path);
                users += page.split("\"id\":", -1).length - 1;
                pages++;
                int link = page.indexOf("@odata.nextLink");
                path = link < 0 ? "" : page.substring(link + 18, page.indexOf('"', link + 18));
                path = path.isEmpty() ? "" : path.substring(path.indexOf("/v1.0"));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "delta: %,d users in %,d pages in %.1f s, %,.0f users/s%n", users, pages, seconds, users / seconds);
    }

    /** One connection that stays open. */
    private final class Wire implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Wire() throws IOException {
            socket = trust.getSocketFactory().createSocket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        }

        private String get(String path) throws IOException {
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            int length = 0;
            String line = line();
            if (!line.contains(" 200 ")) {
                throw new IOException("not answered: " + line);
            }
            while (!(line = line()).isEmpty()) {
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(128);
            int next;
            while ((next = in.read()) != '\n') {
                if (next < 0) {
                    throw new IOException("the connection ended");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
