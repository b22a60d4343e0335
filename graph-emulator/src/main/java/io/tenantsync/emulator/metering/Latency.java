package io.tenantsync.emulator.metering;

import java.time.Duration;
import java.util.SplittableRandom;

/** Time that Graph calls take on top of what they really take. */
public final class Latency {
    private final SplittableRandom random;
    private volatile long millis;
    private volatile long jitterMillis;

    public Latency(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Makes each later call take that long, and at most the jitter more. */
    public void set(Duration each, Duration jitter) {
        if (each.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException("Latency and jitter must not be negative.");
        }
        millis = each.toMillis();
        jitterMillis = jitter.toMillis();
    }

    /** Waits as long as the slowest of so many calls made at once. */
    public void pass(int calls) {
        long longest = millis;
        for (int i = 0; i < calls && jitterMillis > 0; i++) {
            longest = Math.max(longest, millis + jitter());
        }
        if (longest > 0) {
            sleep(longest);
        }
    }

    private synchronized long jitter() {
        return random.nextLong(jitterMillis + 1);
    }

    private static void sleep(long duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
