package io.tenantsync.control.graph;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.GraphUse;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.batch.HttpMethod;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.tenants.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Answers batches from a table of paths; what is not in it is not found. */
final class FakeGraphDirectory implements GraphDirectory {
    private final Tenant tenant;
    private final Map<String, Map<String, Object>> bodies = new HashMap<>();
    private final Map<String, GraphFailure> failures = new HashMap<>();
    final List<String> posted = new ArrayList<>();
    Runnable onPost = () -> {};

    FakeGraphDirectory(Tenant tenant) {
        this.tenant = tenant;
    }

    FakeGraphDirectory with(String path, Map<String, Object> body) {
        bodies.put(path, body);
        return this;
    }

    FakeGraphDirectory failing(String path, GraphFailure failure) {
        failures.put(path, failure);
        return this;
    }

    @Override
    public Tenant tenant() {
        return tenant;
    }

    @Override
    public List<BatchAnswer> batch(List<BatchRequest> requests, Lane lane, BooleanSupplier mayStillSend) {
        return requests.stream().map(this::answer).toList();
    }

    private BatchAnswer answer(BatchRequest request) {
        if (request.method() == HttpMethod.POST) {
            posted.add(request.path());
            onPost.run();
        }
        String key = (request.method() == HttpMethod.POST ? "POST " : "") + request.path();
        GraphFailure failure = failures.get(key);
        if (failure != null) {
            return new BatchAnswer(request, 400, Map.of(), null, failure, 0);
        }
        Map<String, Object> body = bodies.get(key);
        return body == null
                ? new BatchAnswer(request, 404, Map.of(), null, new GraphFailure.NotFound("ResourceNotFound", ""), 0)
                : new BatchAnswer(request, 200, Map.of(), body, null, 0);
    }

    @Override
    public DeltaPage delta(DeltaLink link, Lane lane) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DeltaLink firstUsers(List<String> select) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DeltaLink latestUsers(List<String> select) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DeltaLink firstGroups(List<String> ids, List<String> select) {
        throw new UnsupportedOperationException();
    }

    @Override
    public GraphServiceClient sdk() {
        throw new UnsupportedOperationException();
    }

    @Override
    public GraphUse use() {
        throw new UnsupportedOperationException();
    }
}
