package io.tenantsync.detector.topology;

import java.time.Duration;
import java.time.InstantSource;

/** What one step may take of long work, so that live input is never kept waiting: 1,000 records and 100 ms. */
final class Slice {
    private static final int RECORDS = 1_000;
    private static final Duration TIME = Duration.ofMillis(100);

    private final InstantSource clock;
    private final long until;
    private int left = RECORDS;

    Slice(InstantSource clock) {
        this.clock = clock;
        this.until = clock.millis() + TIME.toMillis();
    }

    void used(int records) {
        left -= records;
    }

    boolean over() {
        return left <= 0 || clock.millis() > until;
    }
}
