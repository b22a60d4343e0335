package io.tenantsync.emulator.metering;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests per tenant and app. */
public final class Counters {
    private final Map<Key, Count> counts = new ConcurrentSkipListMap<>();

    /** Who used what. */
    public record Key(String tenantId, String clientId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTenant = tenantId.compareTo(other.tenantId);
            return byTenant != 0 ? byTenant : clientId.compareTo(other.clientId);
        }
    }

    /** The sums of one app in one tenant. */
    public static final class Count {
        private final LongAdder requests = new LongAdder();
        private final LongAdder roundTrips = new LongAdder();
        private final LongAdder writes = new LongAdder();
        private final LongAdder resourceUnits = new LongAdder();
        private final LongAdder tokens = new LongAdder();
        private final LongAdder throttled = new LongAdder();

        /** An HTTP request arrived. */
        public void roundTrip() {
            roundTrips.increment();
        }

        /** A Graph request was answered; items of a batch are requests too. */
        public void request(int units, boolean write) {
            requests.increment();
            resourceUnits.add(units);
            if (write) {
                writes.increment();
            }
        }

        /** A token was issued. */
        public void token() {
            tokens.increment();
        }

        /** A request was refused with 429 and cost nothing. */
        public void throttle() {
            requests.increment();
            throttled.increment();
        }

        public long requests() {
            return requests.sum();
        }

        public long roundTrips() {
            return roundTrips.sum();
        }

        public long writes() {
            return writes.sum();
        }

        public long resourceUnits() {
            return resourceUnits.sum();
        }

        public long tokens() {
            return tokens.sum();
        }

        public long throttled() {
            return throttled.sum();
        }
    }

    /** The sums of that app in that tenant. */
    public Count of(String tenantId, String clientId) {
        return counts.computeIfAbsent(new Key(tenantId, clientId), key -> new Count());
    }

    /** All sums there are. */
    public Map<Key, Count> all() {
        return Map.copyOf(counts);
    }

    /** Starts from zero. */
    public void reset() {
        counts.clear();
    }
}
