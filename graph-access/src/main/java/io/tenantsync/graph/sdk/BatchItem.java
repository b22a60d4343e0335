package io.tenantsync.graph.sdk;

import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.batch.Operation;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Cost;
import io.tenantsync.graph.quota.Prices;
import io.tenantsync.graph.sdk.BatchEnvelope.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request on its way through attempts to its answer. Only the thread that asked for the batch touches it. */
final class BatchItem {
    private final int position;
    private final BatchRequest request;
    private final Cost price;
    private final Operation operation;
    private final Map<String, Integer> attemptsByKind = new HashMap<>();
    private int units;
    private long dueNanos;
    private @Nullable Outcome last;

    BatchItem(int position, BatchRequest request, long nowNanos) {
        this.position = position;
        this.request = request;
        this.price = Prices.of(request.method(), request.path());
        this.operation = Operation.of(request.method(), request.path());
        this.dueNanos = nowNanos;
    }

    int position() {
        return position;
    }

    BatchRequest request() {
        return request;
    }

    Operation operation() {
        return operation;
    }

    Cost price() {
        return price;
    }

    /** What is missing until it may be sent again; not positive if it is due. */
    long nanosUntilDue(long nowNanos) {
        return dueNanos - nowNanos;
    }

    /** Takes the outcome in and says whether it is the last one; if not, the item has its new due time. */
    boolean settledBy(Outcome outcome, Patience patience, long nowNanos) {
        GraphFailure failure = outcome.failure();
        if (failure instanceof GraphFailure.NotSent) {
            return false;
        }
        last = outcome;
        units += outcome.headers().units(0);
        if (failure == null) {
            return true;
        }
        int attempts = attemptsByKind.merge(failure.kind(), 1, Integer::sum);
        Duration wait = patience.waitAfter(attempts, failure, outcome.retryAfter());
        if (wait == null) {
            return true;
        }
        dueNanos = nowNanos + wait.toNanos();
        return false;
    }

    /** The answer after the last attempt. */
    BatchAnswer answer() {
        return answer(Objects.requireNonNull(last, "an item is settled by an outcome"));
    }

    /** The answer when there will be no further attempt: what may have taken effect keeps its failure. */
    BatchAnswer answerWhenStopped(String why) {
        Outcome outcome = last;
        if (outcome == null || outcome.failure() instanceof GraphFailure.Throttled) {
            return new BatchAnswer(request, 0, Map.of(), null, new GraphFailure.NotSent(why), units);
        }
        return answer(outcome);
    }

    private BatchAnswer answer(Outcome outcome) {
        return new BatchAnswer(
                request, outcome.status(), outcome.headers().byName(), outcome.body(), outcome.failure(), units);
    }
}
