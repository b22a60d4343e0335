package io.tenantsync.graph.sdk;

import io.tenantsync.graph.GraphUse;
import io.tenantsync.graph.batch.Operation;
import io.tenantsync.graph.quota.Cost;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what one door uses. */
final class UseCounter {
    private final LongAdder requests = new LongAdder();
    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder units = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final GraphMeters meters;
    private final LongSupplier tokens;

    UseCounter(GraphMeters meters, LongSupplier tokens) {
        this.meters = meters;
        this.tokens = tokens;
    }

    GraphMeters meters() {
        return meters;
    }

    void roundTrip(Operation operation, Duration took) {
        roundTrips.increment();
        meters.roundTrip(operation, took);
    }

    /** A request, alone or in a batch, was answered or may have been. A throttled one changed nothing. */
    void request(Operation operation, Cost cost, int status) {
        requests.increment();
        meters.request(operation, status, cost.units(), cost.writes());
        if (status == 429) {
            throttled.increment();
        } else {
            units.add(cost.units());
            writes.add(cost.writes());
        }
    }

    /** A whole batch was throttled, so that none of its requests counts. */
    void throttledBatch() {
        throttled.increment();
        meters.request(Operation.BATCH, 429, 0, 0);
    }

    GraphUse use() {
        return new GraphUse(
                requests.sum(), roundTrips.sum(), writes.sum(), units.sum(), tokens.getAsLong(), throttled.sum());
    }
}
