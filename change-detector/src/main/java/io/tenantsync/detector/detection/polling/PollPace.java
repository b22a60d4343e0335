package io.tenantsync.detector.detection.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking again: little while things move, more when nothing has moved for a while, more and more
 * while asking fails.
 *
 * @param interval from the start of one iteration to the start of the next, while things move
 * @param idleInterval the same after {@code idleAfter} without anything
 * @param longestBackOff the wait between failing attempts doubles up to this
 */
public record PollPace(Duration interval, Duration idleInterval, Duration idleAfter, Duration longestBackOff) {
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);

    /** The wait after an iteration that began at {@code began} and ended now. */
    Duration afterIteration(Instant began, Instant lastMoved, Instant now) {
        boolean idle = Duration.between(lastMoved, now).compareTo(idleAfter) >= 0;
        Duration rest = Duration.between(now, began.plus(idle ? idleInterval : interval));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** The wait after that many failures in a row, at least what was asked for, with up to a quarter more. */
    Duration afterFailures(int failures, Duration atLeast, RandomGenerator random) {
        Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, 20));
        Duration bounded = doubled.compareTo(longestBackOff) > 0 ? longestBackOff : doubled;
        Duration wait = bounded.compareTo(atLeast) > 0 ? bounded : atLeast;
        return wait.plusMillis(random.nextLong(wait.toMillis() / 4 + 1));
    }
}
