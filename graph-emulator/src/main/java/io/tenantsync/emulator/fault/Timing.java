package io.tenantsync.emulator.fault;

import java.util.SplittableRandom;

/**
 * Which of the requests that a rule is about it hits. The first one is number 1.
 *
 * @param probability of each request that the other conditions leave, 0 to 1
 * @param from not before this request
 * @param to not after this one
 * @param every only each so-manieth, counted from {@code from}
 * @param times at most so often
 * @param seed decides together with the request's number, so that a run can be repeated
 */
public record Timing(double probability, long from, long to, long every, long times, long seed) {
    /** Every request. */
    public static Timing always() {
        return new Timing(1, 1, Long.MAX_VALUE, 1, Long.MAX_VALUE, 1);
    }

    /** The n-th request only. */
    public static Timing call(long n) {
        return new Timing(1, n, n, 1, Long.MAX_VALUE, 1);
    }

    boolean hits(long number, long hitsSoFar) {
        return number >= from
                && number <= to
                && (number - from) % every == 0
                && hitsSoFar < times
                && chance(number) < probability;
    }

    /** Evenly distributed from 0 to 1, the same for the same number. */
    double chance(long number) {
        return new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextDouble();
    }
}
