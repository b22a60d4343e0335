package io.tenantsync.emulator.http;

import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.fault.FaultRule;
import io.tenantsync.emulator.fault.FaultyGraph;
import io.tenantsync.emulator.graph.Batch;
import io.tenantsync.emulator.graph.GraphErrors;
import io.tenantsync.emulator.graph.GraphRequest;
import io.tenantsync.emulator.graph.GraphResponse;
import io.tenantsync.emulator.graph.PathSegments;
import io.tenantsync.emulator.json.Json;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.metering.Latency;
import io.tenantsync.emulator.odata.QueryOptions;
import io.tenantsync.emulator.odata.SyntaxError;
import io.tenantsync.emulator.token.AccessTokens;
import io.tenantsync.emulator.token.Caller;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code /v1.0}: who is calling, what for, how long it takes; the rest is Graph's. */
final class GraphEndpoint {
    static final String PREFIX = "/v1.0";

    private static final String CONTENT_TYPE =
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    private final Directory directory;
    private final AccessTokens tokens;
    private final FaultyGraph graph;
    private final Batch batch;
    private final Counters counters;
    private final Latency latency;
    private final InstantSource clock;

    GraphEndpoint(
            Directory directory,
            AccessTokens tokens,
            FaultyGraph graph,
            Counters counters,
            Latency latency,
            InstantSource clock) {
        this.directory = directory;
        this.tokens = tokens;
        this.graph = graph;
        this.batch = new Batch(graph);
        this.counters = counters;
        this.latency = latency;
        this.clock = clock;
    }

    HttpAnswer answer(HttpCall call, String base) {
        String requestId = GraphErrors.requestId();
        GraphResponse response;
        List<FaultRule> struck = new ArrayList<>();
        try {
            response = authorised(call, base, requestId, struck);
        } catch (Refusal refusal) {
            response = GraphErrors.of(refusal, requestId, this::now);
        } catch (SyntaxError e) {
            response = GraphErrors.error(400, "BadRequest", e.text(), requestId, this::now);
        } catch (JacksonException e) {
            String message = "Unable to read JSON request payload. Please ensure Content-Type header is set and payload"
                    + " is of valid JSON format.";
            response = GraphErrors.error(400, "BadRequest", message, requestId, this::now);
        } catch (IllegalArgumentException e) {
            response = GraphErrors.error(400, "BadRequest", "The request URL is malformed.", requestId, this::now);
        }
        return Brought.with(struck, sent(call, response, requestId));
    }

    private GraphResponse authorised(HttpCall call, String base, String requestId, List<FaultRule> struck) {
        String authorization = call.header("Authorization");
        String token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
        Caller caller = token.isEmpty() ? null : tokens.recognise(token);
        Tenant tenant = caller == null ? null : directory.tenant(caller.tenantId());
        if (caller == null || tenant == null) {
            String message = token.isEmpty()
                    ? "Access token is empty."
                    : "Access token has expired or is not yet valid, or its signature is not of this authority.";
            return GraphErrors.error(401, "InvalidAuthenticationToken", message, requestId, this::now)
                    .with("WWW-Authenticate", "Bearer realm=\"\", authorization_uri=\"" + base + "\"");
        }
        counters.of(caller.tenantId(), caller.appId()).roundTrip();
        GraphRequest request = request(call, base, tenant, caller);
        struck.addAll(graph.strike(request, requestId, false));
        if (Brought.neverArrived(struck)) {
            return GraphResponse.noContent();
        }
        if (!request.path().equals(List.of("$batch"))) {
            latency.pass(1);
            return graph.answer(request, requestId, struck);
        }
        if (!request.method().equals("POST")) {
            throw GraphErrors.methodNotAllowed();
        }
        List<Map<String, @Nullable Object>> items = Batch.items(request);
        latency.pass(items.size());
        return graph.answer(request, requestId, struck, (envelope, id) -> batch.answer(envelope, items));
    }

    private static GraphRequest request(HttpCall call, String base, Tenant tenant, Caller caller) {
        String rawPath = call.path().substring(PREFIX.length());
        return new GraphRequest(
                tenant,
                caller.appId(),
                call.method(),
                base + PREFIX,
                rawPath,
                PathSegments.of(rawPath),
                QueryOptions.parse(call.query()),
                call.headers(),
                call.body().length == 0 ? null : Json.read(call.body()));
    }

    private static HttpAnswer sent(HttpCall call, GraphResponse response, String requestId) {
        String clientRequestId = call.header("client-request-id");
        HttpAnswer answer = bare(response)
                .with("request-id", requestId)
                .with("client-request-id", clientRequestId.isEmpty() ? requestId : clientRequestId)
                .with("x-ms-ags-diagnostic", "{\"ServerInfo\":{\"DataCenter\":\"Emulator\",\"Slice\":\"E\"}}")
                .with("OData-Version", "4.0")
                .with("Cache-Control", "no-cache");
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }

    private static HttpAnswer bare(GraphResponse response) {
        if (response.text() != null) {
            return HttpAnswer.text(response.status(), response.text());
        }
        return response.body() == null
                ? HttpAnswer.empty(response.status())
                : HttpAnswer.json(response.status(), Json.bytes(response.body()))
                        .with("Content-Type", CONTENT_TYPE);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    }
}
