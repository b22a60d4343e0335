package io.tenantsync.platform;

import java.time.Duration;

/** Looks again every 50 ms for as long as it was given. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final long end;

    private Patience(long end) {
        this.end = end;
    }

    static Patience of(Duration limit) {
        return new Patience(System.nanoTime() + limit.toNanos());
    }

    /** Waits a little; false when the time is over or somebody interrupts. */
    boolean pause() {
        if (System.nanoTime() >= end) {
            return false;
        }
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
