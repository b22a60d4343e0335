package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.metering.ResourceUnits;
import io.tenantsync.emulator.quota.Charge;
import io.tenantsync.emulator.quota.Quotas;
import io.tenantsync.emulator.quota.Verdict;
import io.tenantsync.emulator.quota.Verdict.Admitted;
import io.tenantsync.emulator.quota.Verdict.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Graph within its limits: charges each request, items of a batch too, and refuses what is above. */
public final class ThrottledGraph implements GraphService {
    /** Graph is silent about the percentage up to here. */
    private static final double WORTH_SAYING = 0.8;

    private final GraphService graph;
    private final Quotas quotas;
    private final Counters counters;

    public ThrottledGraph(GraphService graph, Quotas quotas, Counters counters) {
        this.graph = graph;
        this.quotas = quotas;
        this.counters = counters;
    }

    @Override
    public GraphResponse answer(GraphRequest request, String requestId) {
        if (request.path().isEmpty()) {
            return graph.answer(request, requestId);
        }
        Verdict verdict = quotas.charge(charge(request));
        GraphResponse response = switch (verdict) {
            case Admitted admitted -> graph.answer(request, requestId);
            case Refused refused -> refused(request, requestId, refused);
        };
        return verdict.percentage() > WORTH_SAYING
                ? response.with(
                        "x-ms-throttle-limit-percentage", String.format(Locale.ROOT, "%.2f", verdict.percentage()))
                : response;
    }

    /** Graph's 429; also for faults that pretend to be one. */
    public static GraphResponse tooManyRequests(GraphRequest request, String requestId) {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("code", "429");
        inner.put("date", Graph.now(request));
        inner.put("message", "Please retry after");
        inner.put("request-id", requestId);
        inner.put("client-request-id", requestId);
        inner.put("status", "429");
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", "TooManyRequests");
        error.put("message", "Please retry again later.");
        error.put("innerError", inner);
        return GraphResponse.json(429, json -> Json.value(json, Map.of("error", error)));
    }

    private static Charge charge(GraphRequest request) {
        String method = request.method();
        List<String> path = request.path();
        boolean write = ResourceUnits.isWrite(method, path);
        return new Charge(
                request.tenant().profile().tenantId(),
                request.appId(),
                ResourceUnits.cost(method, path, request.query()),
                write,
                write && path.equals(List.of("invitations")));
    }

    private GraphResponse refused(GraphRequest request, String requestId, Refused refused) {
        counters.of(request.tenant().profile().tenantId(), request.appId()).throttle();
        GraphResponse response = tooManyRequests(request, requestId)
                .with("x-ms-throttle-scope", refused.scope())
                .with("x-ms-throttle-information", refused.information());
        return refused.retryAfter() == null
                ? response
                : response.with(
                        "Retry-After", String.valueOf(refused.retryAfter().toSeconds()));
    }
}
