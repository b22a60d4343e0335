package io.tenantsync.emulator.http;

import io.tenantsync.emulator.control.EmulatorControl;
import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.fault.Faults;
import io.tenantsync.emulator.fault.FaultyGraph;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.metering.Latency;
import io.tenantsync.emulator.tls.ServerIdentity;
import io.tenantsync.emulator.token.AccessTokens;
import io.tenantsync.emulator.token.TokenEndpoint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The one HTTPS port that everything is behind. */
public final class HttpsPort implements AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final int LONGEST_HEADER = 32 * 1024;

    private final Server server;
    private final int port;

    private HttpsPort(Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * What answers behind the port.
     *
     * @param clock the emulator's time
     * @param realTime the time that clients sign their assertions by
     */
    public record Behind(
            Directory directory,
            FaultyGraph graph,
            Faults faults,
            AccessTokens tokens,
            EmulatorControl control,
            Counters counters,
            Latency latency,
            InstantSource clock,
            InstantSource realTime) {}

    /**
     * Opens the port; 0 takes a free one.
     *
     * @throws IllegalStateException when it cannot be opened
     */
    public static HttpsPort open(String host, int port, ServerIdentity identity, Behind behind) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("emulator");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        ServerConnector connector = connector(server, identity);
        connector.setHost(host);
        connector.setPort(port);
        server.addConnector(connector);
        try {
            connector.open();
            server.setHandler(front(behind, "https://localhost:" + connector.getLocalPort()));
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Port " + port + " on " + host + " cannot be opened (" + e.getMessage()
                            + "). Stop what uses it, or choose another with --port.",
                    e);
        } catch (Exception e) {
            throw new IllegalStateException("The HTTPS server cannot be started: " + e.getMessage(), e);
        }
        return new HttpsPort(server, connector.getLocalPort());
    }

    /** The port that is open. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTPS server does not stop: " + e.getMessage(), e);
        }
    }

    private static Front front(Behind behind, String base) {
        TokenEndpoint tokens = new TokenEndpoint(behind.directory(), behind.tokens(), behind.realTime());
        return new Front(
                new GraphEndpoint(
                        behind.directory(),
                        behind.tokens(),
                        behind.graph(),
                        behind.counters(),
                        behind.latency(),
                        behind.clock()),
                new TokenCalls(tokens, behind.faults(), behind.counters(), behind.clock()),
                new ControlCalls(behind.control()),
                base);
    }

    private static ServerConnector connector(Server server, ServerIdentity identity) {
        HttpConfiguration http = new HttpConfiguration();
        // Graph's URLs hold encoded characters that a cautious server would refuse.
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(LONGEST_HEADER);
        http.setSendServerVersion(false);
        // Clients may come by address, for which the certificate has an entry but TLS sends no name.
        http.addCustomizer(new SecureRequestCustomizer(false));
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(identity.keyStore());
        tls.setKeyStorePassword(ServerIdentity.PASSWORD);
        tls.setSniRequired(false);
        return new ServerConnector(server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
    }
}
