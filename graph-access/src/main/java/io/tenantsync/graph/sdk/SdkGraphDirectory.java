package io.tenantsync.graph.sdk;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestAdapter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphSettings;
import io.tenantsync.graph.GraphUse;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.delta.DeltaPages;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.tenants.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The door to one tenant, made of the SDK's request adapter. */
final class SdkGraphDirectory implements GraphDirectory {
    private final Tenant tenant;
    private final HomeHost home;
    private final UseCounter use;
    private final RequestAdapter adapter;
    private final DeltaReading deltas;
    private final BatchRun.Means batches;
    private final ExecutorService executor;
    private @Nullable GraphServiceClient sdk;

    SdkGraphDirectory(
            Tenant tenant,
            Connection connection,
            GraphSettings settings,
            MeterRegistry registry,
            ExecutorService executor,
            InstantSource clock) {
        Patience patience = new Patience(settings);
        this.tenant = tenant;
        this.executor = executor;
        this.home = connection.home();
        this.use = new UseCounter(new GraphMeters(registry, tenant.tenantId()), connection.tokens()::granted);
        GovernedCalls governed = new GovernedCalls(connection, use, patience, clock);
        this.adapter = connection.adapter(tenant.cloud(), governed);
        RawCalls calls = new RawCalls(adapter, governed);
        this.deltas = new DeltaReading(calls, home, patience, clock);
        BatchExchange exchange = new BatchExchange(connection, calls, use, clock, settings.concurrentBatches());
        this.batches = new BatchRun.Means(exchange, patience, executor, settings.concurrentBatches());
    }

    @Override
    public Tenant tenant() {
        return tenant;
    }

    @Override
    public DeltaPage delta(DeltaLink link, Lane lane) {
        return deltas.read(link, lane, next -> {});
    }

    @Override
    public DeltaPages pages(DeltaLink start, Lane lane) {
        return new ReadAhead(deltas, start, lane, executor);
    }

    @Override
    public DeltaLink firstUsers(List<String> select) {
        return link(selecting(ODataPath.of("users", "delta"), select));
    }

    @Override
    public DeltaLink latestUsers(List<String> select) {
        return link(selecting(ODataPath.of("users", "delta").with("$deltatoken", "latest"), select));
    }

    @Override
    public DeltaLink firstGroups(List<String> ids, List<String> select) {
        return link(selecting(ODataPath.of("groups", "delta").filter(ODataLiterals.deltaIds(ids)), select));
    }

    @Override
    public List<BatchAnswer> batch(List<BatchRequest> requests, Lane lane, BooleanSupplier mayStillSend) {
        return batch(requests, lane, "", mayStillSend);
    }

    @Override
    public List<BatchAnswer> batch(List<BatchRequest> requests, Lane lane, String flow, BooleanSupplier mayStillSend) {
        return new BatchRun(batches, requests, lane, flow, mayStillSend).run();
    }

    /** Made when it is first wanted: it loads many classes, and most services never need it. */
    @Override
    public synchronized GraphServiceClient sdk() {
        if (sdk == null) {
            sdk = new GraphServiceClient(adapter);
        }
        return sdk;
    }

    @Override
    public GraphUse use() {
        return use.use();
    }

    private DeltaLink link(ODataPath path) {
        return home.link(path.toString());
    }

    private static ODataPath selecting(ODataPath path, List<String> select) {
        return select.isEmpty() ? path : path.select(select);
    }
}
