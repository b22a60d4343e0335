package io.tenantsync.graph.sdk;

import io.tenantsync.graph.GraphUse;
import io.tenantsync.graph.quota.Cost;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what one door uses. */
final class UseCounter {
    private final LongAdder requests = new LongAdder();
    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder units = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongSupplier tokens;

    UseCounter(LongSupplier tokens) {
        this.tokens = tokens;
    }

    void roundTrip() {
        roundTrips.increment();
    }

    /** A request, alone or in a batch, was answered or may have been. A throttled one changed nothing. */
    void request(Cost cost, int status) {
        requests.increment();
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
    }

    GraphUse use() {
        return new GraphUse(
                requests.sum(), roundTrips.sum(), writes.sum(), units.sum(), tokens.getAsLong(), throttled.sum());
    }
}
