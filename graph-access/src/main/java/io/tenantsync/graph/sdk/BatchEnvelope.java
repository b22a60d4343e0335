package io.tenantsync.graph.sdk;

import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.batch.Operation;
import io.tenantsync.graph.failure.Classifier;
import io.tenantsync.graph.failure.GraphError;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.failure.RetryAfter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Puts requests into the body of a {@code $batch} and takes the outcome of each out of its answer. */
final class BatchEnvelope {
    /** Graph takes no more. */
    static final int MOST = 20;

    private final Classifier classifier;
    private final InstantSource clock;

    BatchEnvelope(InstantSource clock) {
        this.classifier = new Classifier(clock);
        this.clock = clock;
    }

    /**
     * What one attempt came to.
     *
     * @param status 0 if there was no answer to this request
     * @param retryAfter what Graph asked for; null if nothing
     * @param failure null exactly if it succeeded
     */
    record Outcome(
            int status,
            Headers headers,
            @Nullable Map<String, @Nullable Object> body,
            @Nullable GraphFailure failure,
            @Nullable Duration retryAfter) {

        static Outcome failed(int status, GraphFailure failure, @Nullable Duration retryAfter) {
            return new Outcome(status, Headers.NONE, null, failure, retryAfter);
        }
    }

    /** The body; the id of a request is its position. */
    byte[] pack(List<BatchRequest> requests) {
        List<@Nullable Object> items = new ArrayList<>(requests.size());
        for (int id = 0; id < requests.size(); id++) {
            BatchRequest request = requests.get(id);
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("id", Integer.toString(id));
            item.put("method", request.method().name());
            item.put("url", request.path());
            Map<String, Object> headers = new LinkedHashMap<>(request.headers());
            if (request.body() != null) {
                headers.putIfAbsent("Content-Type", "application/json");
                item.put("body", request.body());
            }
            if (!headers.isEmpty()) {
                item.put("headers", headers);
            }
            items.add(item);
        }
        return Json.bytes(Map.of("requests", items));
    }

    /** One outcome per request, in the order of the requests, whatever the answer looks like. */
    List<Outcome> unpack(List<BatchRequest> requests, Response response) {
        if (response.code() != 200) {
            return whole(requests, response);
        }
        ResponseBody body = response.body();
        try {
            return matched(requests, body == null ? Map.of() : Json.object(body.byteStream()));
        } catch (JacksonException broken) {
            return all(requests, "the answer to the batch ended early or is no JSON");
        }
    }

    /** What became of the requests of a batch that got no answer. */
    List<Outcome> lost(List<BatchRequest> requests, Lost lost) {
        return requests.stream()
                .map(request -> Outcome.failed(0, lost.failure(request.method().repeatable()), null))
                .toList();
    }

    private List<Outcome> matched(List<BatchRequest> requests, Map<String, @Nullable Object> envelope) {
        Map<String, Map<?, ?>> byId = new HashMap<>();
        if (envelope.get("responses") instanceof List<?> responses) {
            for (Object one : responses) {
                if (one instanceof Map<?, ?> item) {
                    byId.put(String.valueOf(item.get("id")).toLowerCase(Locale.ROOT), item);
                }
            }
        }
        List<Outcome> outcomes = new ArrayList<>(requests.size());
        for (int id = 0; id < requests.size(); id++) {
            outcomes.add(outcome(requests.get(id), byId.get(Integer.toString(id))));
        }
        return outcomes;
    }

    private Outcome outcome(BatchRequest request, @Nullable Map<?, ?> item) {
        if (item == null || !(item.get("status") instanceof Long status) || status < 100 || status > 599) {
            return unanswered(request, "the answer to the batch does not have this request");
        }
        Headers headers = Headers.of(item.get("headers"));
        Map<String, @Nullable Object> body = body(item.get("body"));
        if (status / 100 == 2) {
            return new Outcome(status.intValue(), headers, body, null, null);
        }
        GraphFailure failure = classifier.classify(
                request.method().repeatable(), status.intValue(), headers.byName(), GraphError.in(body));
        Duration retryAfter = RetryAfter.in(headers.byName(), clock.instant());
        return new Outcome(status.intValue(), headers, body, naming(failure, request), retryAfter);
    }

    private static GraphFailure naming(GraphFailure failure, BatchRequest request) {
        return failure instanceof GraphFailure.Forbidden it
                ? new GraphFailure.Forbidden(
                        it.code(),
                        it.message(),
                        Operation.of(request.method(), request.path()).permission())
                : failure;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, @Nullable Object> body(@Nullable Object body) {
        return switch (body) {
            case null -> null;
            case Map<?, ?> object -> (Map<String, @Nullable Object>) object;
            default -> Map.of("value", body);
        };
    }

    private List<Outcome> whole(List<BatchRequest> requests, Response response) {
        Headers headers = Headers.of(response);
        GraphError error = error(response);
        Duration retryAfter = RetryAfter.in(headers.byName(), clock.instant());
        return requests.stream()
                .map(request -> {
                    GraphFailure failure = classifier.classify(
                            request.method().repeatable(), response.code(), headers.byName(), error);
                    return Outcome.failed(response.code(), ofWhole(failure, response.code()), retryAfter);
                })
                .toList();
    }

    /** What is said about the batch must not be taken for something said about a person. */
    private static GraphFailure ofWhole(GraphFailure failure, int status) {
        return switch (failure) {
            case GraphFailure.NotFound ignored -> batchRefused("status-" + status, "the batch endpoint is not there");
            case GraphFailure.Gone ignored -> batchRefused("status-" + status, "the batch endpoint is gone");
            case GraphFailure.Conflict it -> batchRefused(it.code(), it.message());
            case GraphFailure.Refused it -> batchRefused(it.code(), it.message());
            default -> failure;
        };
    }

    private static GraphFailure batchRefused(String code, String message) {
        return new GraphFailure.Refused(null, code, "The whole batch was refused: " + message);
    }

    static GraphError error(Response response) {
        ResponseBody body = response.body();
        try {
            return body == null ? GraphError.NONE : GraphError.in(Json.object(body.byteStream()));
        } catch (JacksonException noJson) {
            return GraphError.NONE;
        }
    }

    private static List<Outcome> all(List<BatchRequest> requests, String what) {
        return requests.stream().map(request -> unanswered(request, what)).toList();
    }

    private static Outcome unanswered(BatchRequest request, String what) {
        GraphFailure failure = request.method().repeatable()
                ? new GraphFailure.Transient(0, "no-answer", what)
                : new GraphFailure.UnknownOutcome(what);
        return Outcome.failed(0, failure, null);
    }
}
