package io.tenantsync.graph.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we believe about one of Graph's token buckets. Our own spending is counted; the share that Graph tells puts the
 * belief right, and so we need to know neither the real size nor what other applications take. Not thread-safe.
 *
 * <p>Everything is kept near a tenth of the bucket: what flows in is used all the same, and the tenth is there for whoever
 * must not wait.
 */
final class Bucket {
    /** Part of the bucket that only the urgent lane may use. */
    static final double RESERVE = 0.1;

    /** From here on Graph tells the share. */
    private static final double TELLING = 0.8;

    /** So far above the telling share by our own account that a silent answer says that there is more than we think. */
    private static final double SURELY_TELLING = 0.85;

    private static final Duration RECENT = Duration.ofSeconds(5);
    private static final double DEEPEST_DEBT_SECONDS = 2;
    private static final double HALF = 0.5;
    private static final double HICCUP = 0.02;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double SMALLEST_STEP = 0.01;
    private static final double LARGEST_STEP = 0.08;

    private final double capacity;
    private final double documented;
    private final double windowSeconds;
    private double rate;
    private double probing;
    private double level;
    private double inFlight;
    private double processed;
    private Instant at;

    private @Nullable Heard heard;
    private @Nullable Heard measuredFrom;
    private @Nullable Instant silentSince;
    private @Nullable Instant throttledAt;
    private Instant pausedUntil;
    private boolean deaf;
    private double step = SMALLEST_STEP;

    private record Heard(Instant at, double share, double processed) {}

    Bucket(Limits.Allowance allowance, Instant now) {
        capacity = allowance.amount();
        documented = allowance.perSecond();
        windowSeconds = allowance.window().toNanos() / 1e9;
        rate = documented;
        level = capacity;
        at = now;
        pausedUntil = now;
    }

    void advance(Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        at = now;
        level = Math.min(capacity, level + (rate + probing) * seconds);
    }

    /** Used part of the bucket by our own account. */
    double share() {
        return 1 - level / capacity;
    }

    double shareOf(double cost) {
        return cost / capacity;
    }

    /** How much may go in one exchange. */
    double chunk() {
        return capacity / 5;
    }

    /** Seconds until this cost may go; not positive if it may now. */
    double secondsUntil(double cost, boolean urgent) {
        double needed = Math.min(cost, capacity * (1 - 2 * RESERVE)) + (urgent ? 0 : capacity * RESERVE);
        double filled = (needed - level) / (rate + probing);
        return urgent
                ? filled
                : Math.max(filled, Duration.between(at, pausedUntil).toNanos() / 1e9);
    }

    void take(double cost) {
        level -= cost;
        inFlight += cost;
    }

    void putBack(double cost) {
        level += cost;
        inFlight -= cost;
    }

    /** A call was answered, or will not be. */
    void settled(double cost) {
        inFlight -= cost;
        processed += cost;
    }

    /** What a call cost more or less than was taken for it. */
    void corrected(double difference) {
        level -= difference;
        processed += difference;
    }

    /** Graph told the used share, of this limit or of one that is fuller. */
    void hears(double share) {
        deaf = false;
        silentSince = null;
        probing = 0;
        Heard now = new Heard(at, share, processed);
        measure(now);
        heard = now;
        anchor(share);
    }

    /** An answer came without a share, so that by the documentation less than the telling part is used. */
    void hearsNothing() {
        Heard last = heard;
        boolean silent = share() > SURELY_TELLING && !recent(last == null ? null : last.at()) && !recent(throttledAt);
        if (!silent) {
            silentSince = null;
            probing = 0;
        } else if (last != null) {
            measuredFrom = null;
            anchor(TELLING);
        } else if (silentSince == null) {
            silentSince = at;
        } else {
            probe(Duration.between(silentSince, at));
        }
    }

    /**
     * Graph refused a call because of this limit. Above half of the bucket, by our own account, that happens under load too:
     * then it costs a little each time, so that only many of them empty the bucket.
     *
     * @param share what it told about the share; null if nothing
     * @param retryAfter what it asked for; null if nothing
     */
    void throttled(@Nullable Double share, @Nullable Duration retryAfter) {
        boolean news = !recent(throttledAt);
        throttledAt = at;
        silentSince = null;
        probing = 0;
        measuredFrom = null;
        if (share != null) {
            hears(share);
            level = Math.min(level, 0);
        } else if (share() < HALF) {
            level -= HICCUP * capacity;
            pause(retryAfter);
        } else {
            if (news && !recent(heard == null ? null : heard.at())) {
                deaf = true;
                heard = null;
                step = SMALLEST_STEP;
                rate = Math.max(rate * 0.9, documented * 0.1);
            }
            level = Math.min(level, 0);
        }
        level = Math.max(level, -rate * DEEPEST_DEBT_SECONDS);
    }

    private void pause(@Nullable Duration retryAfter) {
        if (retryAfter != null) {
            Duration bounded = retryAfter.compareTo(LONGEST_PAUSE) < 0 ? retryAfter : LONGEST_PAUSE;
            pausedUntil = at.plus(bounded);
        }
    }

    double left() {
        return Math.max(0, level);
    }

    double perSecond() {
        return rate;
    }

    @Nullable
    Double heardShare() {
        return heard == null ? null : heard.share();
    }

    /** What is on its way may not be in the share yet. */
    private void anchor(double share) {
        level = Math.max(capacity * (1 - share) - inFlight, -rate * DEEPEST_DEBT_SECONDS);
    }

    /** What flowed in is what we spent and the bucket does not miss; taken from shares that are seconds apart. */
    private void measure(Heard now) {
        Heard from = measuredFrom;
        if (from == null) {
            measuredFrom = now;
            return;
        }
        double seconds = Duration.between(from.at(), now.at()).toNanos() / 1e9;
        if (seconds < windowSeconds / 30) {
            return;
        }
        measuredFrom = now;
        double inflow = (now.processed() - from.processed() - (now.share() - from.share()) * capacity) / seconds;
        double possible = Math.clamp(inflow, documented * 0.1, documented * 4);
        rate += 0.3 * (possible - rate);
    }

    /**
     * More than we think seems to be there. As long as we do not know whether Graph tells shares at all, we try faster and
     * faster; once it throttled without having told, only slowly.
     */
    private void probe(Duration silent) {
        double seconds = silent.toNanos() / 1e9;
        if (!deaf) {
            probing = Math.min(documented * 3, documented * seconds / (windowSeconds / 15));
        } else if (seconds > windowSeconds / 10) {
            rate *= 1 + step;
            step = Math.min(LARGEST_STEP, step * 1.5);
            silentSince = at;
        }
    }

    private boolean recent(@Nullable Instant moment) {
        return moment != null && Duration.between(moment, at).compareTo(RECENT) < 0;
    }
}
