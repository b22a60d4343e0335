package io.tenantsync.graph.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.sdk.FakeGraph.Reply;
import io.tenantsync.graph.tenants.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That Graph and the token endpoint are reached through the proxy of the platform ({@code https.proxyHost} and so on). */
class ProxyTest {
    @RegisterExtension
    static final FakeGraphExtension fake = new FakeGraphExtension();

    @Test
    void tokensAndPagesComeThroughThePlatformsProxy() throws Exception {
        fake.graph()
                .answers(call -> Reply.json(
                        200, "{'value':[],'@odata.deltaLink':'" + fake.graph().url() + "/v1.0/users/delta?d'}"));
        ProxySelector before = ProxySelector.getDefault();
        try (Tunnel tunnel = new Tunnel()) {
            ProxySelector.setDefault(tunnel.forEverything());
            try (SdkGraphDirectories directories = new SdkGraphDirectories(GraphSettings.defaults())) {
                GraphDirectory door = directories.open(fake.graph().tenant(), Role.TARGET);
                door.delta(door.firstUsers(List.of()), Lane.LIVE);
            }
            String host = fake.graph().url().replace("https://", "");
            assertThat(tunnel.asked).hasSize(2).containsOnly("CONNECT " + host + " HTTP/1.1");
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    /** A proxy that can only CONNECT. */
    private static final class Tunnel implements AutoCloseable {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final ServerSocket server;

        Tunnel() throws IOException {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(this::accept);
        }

        ProxySelector forEverything() {
            return new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    return List.of(new Proxy(
                            Proxy.Type.HTTP,
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort())));
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
            };
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = server.accept();
                    Thread.startVirtualThread(() -> tunnel(client));
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }

        private void tunnel(Socket client) {
            try (client) {
                String line = head(client.getInputStream());
                asked.add(line);
                int port = Integer.parseInt(line.replaceFirst("^CONNECT [^:]+:(\\d+) .*$", "$1"));
                try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                    Thread back = Thread.startVirtualThread(() -> copy(target, client));
                    copy(client, target);
                    back.join();
                }
            } catch (IOException | InterruptedException broken) {
                // Whoever waits at the other end notices.
            }
        }

        /** The first line; reads up to the empty one. */
        private static String head(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.read());
            }
            return head.substring(0, head.indexOf("\r\n"));
        }

        private static void copy(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException ended) {
                // One side has hung up.
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
