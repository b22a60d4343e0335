package io.tenantsync.graph.sdk;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.tenantsync.graph.GraphDirectories;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.quota.Governor;
import io.tenantsync.graph.tenants.Cloud;
import io.tenantsync.graph.tenants.Credential;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;

/** Doors made of azure-identity and the Graph SDK's request adapter; one per process. */
public final class SdkGraphDirectories implements GraphDirectories {
    private final GraphSettings settings;
    private final ProcessGovernors.Keeper governors;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final ProcessTokens.Keeper tokens;
    private final OkHttpClient client;
    private final ExecutorService executor;
    private final Map<DoorKey, GraphDirectory> doors = new HashMap<>();
    private final Map<ConnectionKey, Connection> connections = new HashMap<>();

    private record DoorKey(Tenant tenant, Role role) {}

    private record ConnectionKey(String tenantId, Cloud cloud, Credential credential) {}

    /** Doors with tokens and pacing of their own. */
    public SdkGraphDirectories(GraphSettings settings) {
        this(settings, Governors.documented(Clock.systemUTC()), new CompositeMeterRegistry(), Clock.systemUTC());
    }

    /** Doors with tokens of their own, and one governor per application and tenant. */
    public SdkGraphDirectories(GraphSettings settings, Governors governors, MeterRegistry meters, InstantSource clock) {
        this(settings, meters, clock, (owner, signIn) -> signIn.get(), ProcessGovernors.ownOf(governors));
    }

    /** Doors that share tokens and governors with all others made this way in this process. */
    public static SdkGraphDirectories ofThisProcess(GraphSettings settings, MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        return new SdkGraphDirectories(
                settings, meters, clock, ProcessTokens::of, ProcessGovernors.shared(Governors.documented(clock)));
    }

    private SdkGraphDirectories(
            GraphSettings settings,
            MeterRegistry meters,
            InstantSource clock,
            ProcessTokens.Keeper tokens,
            ProcessGovernors.Keeper governors) {
        this.tokens = tokens;
        this.settings = settings;
        this.governors = governors;
        this.meters = meters;
        this.clock = clock;
        this.client = Connection.client(settings);
        this.executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("graph-batch-", 0).factory());
    }

    @Override
    public synchronized GraphDirectory open(Tenant tenant, Role role) {
        return doors.computeIfAbsent(new DoorKey(tenant, role), this::door);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private GraphDirectory door(DoorKey key) {
        Tenant tenant = key.tenant();
        Credential credential = tenant.credential(key.role())
                .orElseThrow(() -> new IllegalArgumentException("Tenant " + tenant.name() + " has no "
                        + (key.role() == Role.SOURCE ? "sourceCredential" : "targetCredential")
                        + " in the tenants file; add it, or credential for both roles"));
        Connection connection = connections.computeIfAbsent(
                new ConnectionKey(tenant.tenantId(), tenant.cloud(), credential),
                one -> connection(tenant, credential));
        return new SdkGraphDirectory(tenant, connection, settings, meters, executor, clock);
    }

    private Connection connection(Tenant tenant, Credential credential) {
        Governor governor = governors.of(tenant, credential.clientId());
        new GraphMeters(meters, tenant.tenantId()).watch(governor);
        return Connection.open(client, tenant, credential, governor, clock, tokens);
    }
}
