package io.tenantsync.writer.kafka;

import java.time.Duration;

/** When the consumer was last known to be a member of its group. Thread-safe. */
final class Heartbeat {
    private final long limitNanos;
    private volatile long last;

    /** @param sessionTimeout after which the broker may have given the partitions to somebody else */
    Heartbeat(Duration sessionTimeout) {
        limitNanos = sessionTimeout.toNanos() * 8 / 10;
        beat();
    }

    void beat() {
        last = System.nanoTime();
    }

    /** Whether nobody else can have our partitions yet. */
    boolean fresh() {
        return System.nanoTime() - last < limitNanos;
    }
}
