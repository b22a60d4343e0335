package io.tenantsync.mapper.reconciling;

import java.time.Duration;

/** How long to wait before trying again. */
final class Backoff {
    static final Duration FIRST_DEADLINE = Duration.ofMinutes(15);
    private static final Duration LONGEST_DEADLINE = Duration.ofHours(6);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private Backoff() {}

    /** The patience with the attempt after one that was given this much. */
    static Duration afterDeadline(Duration patience) {
        return shorter(patience.multipliedBy(2), LONGEST_DEADLINE);
    }

    /**
     * 5 s, doubling to 1 h, spread over a fifth to both sides.
     *
     * @param failures failed attempts so far, from 1
     * @param jitter from 0 to 1
     */
    static Duration afterFailure(int failures, double jitter) {
        Duration plain = shorter(
                FIRST_RETRY.multipliedBy(1L << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1))), LONGEST_RETRY);
        return Duration.ofMillis((long) (plain.toMillis() * (0.8 + 0.4 * jitter)));
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }
}
