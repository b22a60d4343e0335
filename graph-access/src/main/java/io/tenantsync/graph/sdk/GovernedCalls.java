package io.tenantsync.graph.sdk;

import io.tenantsync.graph.batch.HttpMethod;
import io.tenantsync.graph.batch.Operation;
import io.tenantsync.graph.failure.Classifier;
import io.tenantsync.graph.failure.GraphError;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.failure.RetryAfter;
import io.tenantsync.graph.quota.Cost;
import io.tenantsync.graph.quota.Governor.Grant;
import io.tenantsync.graph.quota.Prices;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every call to Graph is sent, whoever made it: checks the host, asks governor and guard, counts, and repeats the
 * SDK's calls. Repeats are outside of OkHttp, so that its call timeout is about one attempt and not about our waits.
 */
final class GovernedCalls implements Call.Factory {
    private static final Logger log = LoggerFactory.getLogger(GovernedCalls.class);
    private static final String REQUEST_ID = "client-request-id";

    private final OkHttpClient client;
    private final HomeHost home;
    private final Pacer pacer;
    private final SharedToken token;
    private final UseCounter use;
    private final Patience patience;
    private final InstantSource clock;
    private final Classifier classifier;

    GovernedCalls(Connection connection, UseCounter use, Patience patience, InstantSource clock) {
        this.client = connection.client();
        this.home = connection.home();
        this.pacer = new Pacer(connection.governor(), use.meters());
        this.token = connection.token();
        this.use = use;
        this.patience = patience;
        this.clock = clock;
        this.classifier = new Classifier(clock);
    }

    @Override
    public Call newCall(Request request) {
        return new GovernedCall(request, client, this::execute);
    }

    private Response execute(Request request) throws IOException {
        CallPlan plan = request.tag(CallPlan.class);
        if (plan != null && !plan.repeats()) {
            return attempt(request, plan);
        }
        return executePatiently(request, plan == null ? CallPlan.SDK : plan);
    }

    private Response executePatiently(Request request, CallPlan plan) throws IOException {
        Attempts attempts = new Attempts(request, plan);
        try {
            return patience.repeat(attempts::next);
        } catch (Trouble trouble) {
            return trouble.responseOrThrow();
        }
    }

    private Response attempt(Request request, CallPlan plan) throws IOException {
        home.checked(request.url());
        if (plan.batch()) {
            checkGuard(plan, null);
            return exchange(request, plan, Cost.NOTHING, Operation.BATCH, null);
        }
        String path = path(request);
        Cost cost = Prices.of(method(request), path);
        try (Grant grant = pacer.pace(plan, cost)) {
            checkGuard(plan, grant);
            return exchange(request, plan, cost, Operation.of(method(request), path), grant);
        }
    }

    /** @param grant null if the answer says nothing about the quota: that of a batch */
    private Response exchange(Request request, CallPlan plan, Cost cost, Operation operation, @Nullable Grant grant)
            throws IOException {
        SendMark mark = new SendMark();
        long start = System.nanoTime();
        try {
            Response response = client.newCall(identified(request, mark)).execute();
            countUnanswered(plan, cost, operation, mark.times() - 1, start);
            answered(response, plan, cost, operation, start);
            if (grant != null) {
                Headers.of(response).tell(grant, cost, response.code(), clock.instant());
            }
            return response;
        } catch (IOException broken) {
            countUnanswered(plan, cost, operation, mark.times(), start);
            throw Lost.onTheWay(request.url().host(), mark.times() > 0, broken);
        }
    }

    /** Each attempt has its own id, by which Microsoft's support finds it; the SDK would use one for all. */
    private static Request identified(Request request, SendMark mark) {
        Request.Builder builder = request.newBuilder().tag(SendMark.class, mark);
        return request.header(REQUEST_ID) == null
                ? builder.header(REQUEST_ID, UUID.randomUUID().toString()).build()
                : builder.build();
    }

    private static void checkGuard(CallPlan plan, @Nullable Grant grant) throws Lost {
        if (!plan.mayStillSend().getAsBoolean()) {
            if (grant != null) {
                grant.unused();
            }
            throw Lost.beforeSending(Lost.GUARD);
        }
    }

    private void answered(Response response, CallPlan plan, Cost cost, Operation operation, long start) {
        use.roundTrip(operation, since(start));
        Headers headers = Headers.of(response);
        countSingle(plan, cost.withUnits(headers.units(cost.units())), operation, response.code());
        if (!response.isSuccessful()) {
            log.atDebug()
                    .addKeyValue("status", response.code())
                    .addKeyValue("request", response.request().header(REQUEST_ID))
                    .log("Graph answered with an error");
        }
        if (response.code() == 401) {
            token.refused(response.request().header("Authorization"), RawCalls.challenged(response));
        }
    }

    /** What was sent and not answered may have been applied, so it counts. */
    private void countUnanswered(CallPlan plan, Cost cost, Operation operation, int times, long start) {
        for (int time = 0; time < times; time++) {
            use.roundTrip(operation, since(start));
            countSingle(plan, cost, operation, 0);
        }
    }

    /** The requests in a batch are counted one by one by who takes the batch apart. */
    private void countSingle(CallPlan plan, Cost cost, Operation operation, int status) {
        if (!plan.batch()) {
            use.request(operation, cost, status);
        } else if (status == 429) {
            use.throttledBatch();
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String path(Request request) {
        String path = request.url().encodedPath().replaceFirst("^/v1\\.0", "");
        String query = request.url().encodedQuery();
        return query == null ? path : path + "?" + query;
    }

    private static HttpMethod method(Request request) {
        return switch (request.method().toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD" -> HttpMethod.GET;
            case "PATCH" -> HttpMethod.PATCH;
            case "PUT" -> HttpMethod.PUT;
            case "DELETE" -> HttpMethod.DELETE;
            default -> HttpMethod.POST;
        };
    }

    /** The attempts of one call of the SDK. */
    private final class Attempts {
        private final Request request;
        private final CallPlan plan;
        private @Nullable Response last;

        Attempts(Request request, CallPlan plan) {
            this.request = request;
            this.plan = plan;
        }

        Response next() {
            if (last != null) {
                last.close();
            }
            boolean repeatable = method(request).repeatable();
            try {
                Response response = attempt(request, plan);
                last = response;
                return response.isSuccessful() ? response : failed(response, repeatable);
            } catch (Lost lost) {
                throw new Trouble(lost.failure(repeatable), null, null, lost);
            } catch (IOException other) {
                throw new Trouble(new GraphFailure.NotSent(other.toString()), null, null, other);
            }
        }

        /** Only the status is looked at: the body is for the SDK to read. */
        private Response failed(Response response, boolean repeatable) {
            Headers headers = Headers.of(response);
            GraphFailure failure = classifier.classify(repeatable, response.code(), headers.byName(), GraphError.NONE);
            if (failure instanceof GraphFailure.Unauthenticated) {
                return response; // the request has its token built in; the next call gets the new one
            }
            throw new Trouble(failure, RetryAfter.in(headers.byName(), clock.instant()), response, null);
        }
    }
}
