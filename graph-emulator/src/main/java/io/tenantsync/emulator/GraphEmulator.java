package io.tenantsync.emulator;

import io.tenantsync.emulator.control.EmulatorControl;
import io.tenantsync.emulator.control.FaultControl;
import io.tenantsync.emulator.control.VirtualClock;
import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Journal;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.WriteClock;
import io.tenantsync.emulator.fault.Faults;
import io.tenantsync.emulator.fault.FaultyGraph;
import io.tenantsync.emulator.generator.TenantGenerator;
import io.tenantsync.emulator.graph.Graph;
import io.tenantsync.emulator.graph.GraphService;
import io.tenantsync.emulator.graph.RetainingGraph;
import io.tenantsync.emulator.graph.SwitchedGraph;
import io.tenantsync.emulator.graph.ThrottledGraph;
import io.tenantsync.emulator.http.HttpsPort;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.metering.Latency;
import io.tenantsync.emulator.organisation.Behaviour;
import io.tenantsync.emulator.quota.Quotas;
import io.tenantsync.emulator.storage.DataFolder;
import io.tenantsync.emulator.tls.ServerIdentity;
import io.tenantsync.emulator.token.AccessTokens;
import io.tenantsync.emulator.token.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running emulator: Graph at {@link #graphUrl()}, tokens at {@link #authorityUrl()}, one HTTPS port for all tenants. */
public final class GraphEmulator implements AutoCloseable {
    private final HttpsPort port;
    private final EmulatorControl control;
    private final Path caCertificate;
    private final @Nullable DataFolder data;

    private GraphEmulator(HttpsPort port, EmulatorControl control, Path caCertificate, @Nullable DataFolder data) {
        this.port = port;
        this.control = control;
        this.caCertificate = caCertificate;
        this.data = data;
    }

    /**
     * Starts an emulator and returns when it answers.
     *
     * @throws IllegalStateException when the port is taken or the data folder cannot be used; the message says which
     */
    public static GraphEmulator start(EmulatorOptions options) {
        Path folder = options.dataFolder();
        if (folder == null) {
            return start(options, temporaryFolder(), null);
        }
        DataFolder data = DataFolder.open(folder);
        try {
            return start(options, folder, data);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** Where Graph is: {@code https://localhost:PORT/v1.0}. */
    public URI graphUrl() {
        return URI.create(authorityUrl() + "/v1.0");
    }

    /** Where tokens are: {@code https://localhost:PORT}; the token endpoint is {@code /{tenantId}/oauth2/v2.0/token} below it. */
    public URI authorityUrl() {
        return URI.create("https://localhost:" + port.port());
    }

    /** The certificate of the authority that signed the server's certificate, as PEM. */
    public Path caCertificate() {
        return caCertificate;
    }

    /** State, counters, journal, latency and replication of this emulator. */
    public EmulatorControl control() {
        return control;
    }

    /** Stops listening and closes the files; state stays in the data folder. */
    @Override
    public void close() {
        port.close();
        if (data != null) {
            data.close();
        }
    }

    private static GraphEmulator start(EmulatorOptions options, Path folder, @Nullable DataFolder data) {
        VirtualClock clock = new VirtualClock(options.clock());
        WriteClock writes = new WriteClock(clock);
        Journal journal = new Journal();
        long seed = options.organisation().seed();
        Directory directory = new Directory(journal, tenants(options, () -> new Tenant(writes, journal), data));
        // What was written ahead of real time is not undone by a restart.
        clock.advanceTo(Instant.ofEpochMilli(writes.now()));
        Counters counters = new Counters();
        Latency latency = new Latency(seed);
        Quotas quotas = quotas(options, directory, clock);
        Faults faults = new Faults(clock);
        FaultControl faultControl = new FaultControl(faults, directory, seed);
        faultControl.add(options.faults());
        EmulatorControl control = new EmulatorControl(directory, counters, latency, quotas, faultControl, clock, seed);
        GraphService graph = new ThrottledGraph(
                new RetainingGraph(new SwitchedGraph(new Graph(directory, counters, UUID::randomUUID))),
                quotas,
                counters);
        ServerIdentity identity = ServerIdentity.in(folder, options.clock());
        HttpsPort port = HttpsPort.open(
                options.host(),
                options.port(),
                identity,
                new HttpsPort.Behind(
                        directory,
                        new FaultyGraph(graph, faults),
                        faults,
                        new AccessTokens(SigningKey.in(folder), clock),
                        control,
                        counters,
                        latency,
                        clock,
                        options.clock()));
        return new GraphEmulator(port, control, identity.caCertificate(), data);
    }

    private static Quotas quotas(EmulatorOptions options, Directory directory, InstantSource clock) {
        Quotas quotas = new Quotas(clock, tenantId -> {
            Tenant tenant = directory.tenant(tenantId);
            return tenant == null ? 0 : tenant.read(() -> tenant.objects().live(ObjectType.USER));
        });
        for (Tenant tenant : directory.tenants()) {
            Behaviour behaviour = options.organisation()
                    .behaviours()
                    .getOrDefault(tenant.profile().name(), Behaviour.PLAIN);
            tenant.behave(behaviour.switches());
            quotas.set(tenant.profile().tenantId(), options.quotas() == null ? behaviour.quotas() : options.quotas());
        }
        return quotas;
    }

    private static List<Tenant> tenants(EmulatorOptions options, Supplier<Tenant> empty, @Nullable DataFolder data) {
        if (data != null && data.used()) {
            return data.load(empty);
        }
        List<Tenant> tenants = new TenantGenerator(options.organisation(), empty).generate();
        if (data != null) {
            data.keep(tenants);
        }
        return tenants;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("graph-emulator");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made for the emulator's certificates.", e);
        }
    }
}
