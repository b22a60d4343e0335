package io.tenantsync.emulator;

import io.tenantsync.emulator.control.EmulatorControl;
import java.net.URI;
import java.nio.file.Path;

/** A running emulator: Graph at {@link #graphUrl()}, tokens at {@link #authorityUrl()}, one HTTPS port for all tenants. */
public final class GraphEmulator implements AutoCloseable {
    private GraphEmulator() {}

    /**
     * Starts an emulator and returns when it answers.
     *
     * @throws IllegalStateException when the port is taken or the data folder cannot be used; the message says which
     */
    public static GraphEmulator start(EmulatorOptions options) {
        throw new UnsupportedOperationException("not yet: " + options);
    }

    /** Where Graph is: {@code https://localhost:PORT/v1.0}. */
    public URI graphUrl() {
        throw new UnsupportedOperationException();
    }

    /** Where tokens are: {@code https://localhost:PORT}; the token endpoint is {@code /{tenantId}/oauth2/v2.0/token} below it. */
    public URI authorityUrl() {
        throw new UnsupportedOperationException();
    }

    /** The certificate of the authority that signed the server's certificate, as PEM. */
    public Path caCertificate() {
        throw new UnsupportedOperationException();
    }

    /** State, counters, journal, latency and replication of this emulator. */
    public EmulatorControl control() {
        throw new UnsupportedOperationException();
    }

    /** Stops listening and closes the files; state stays in the data folder. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
