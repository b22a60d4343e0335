package io.tenantsync.control.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Watches how the work on one configuration goes, and says when to stop and when to try again. It works for twenty people as
 * for two hundred thousand: a few who fail for reasons of their own stop nobody, and a tenant where nothing succeeds any more
 * is left alone. Not thread-safe; what it knows may be lost, it learns it again within minutes.
 */
final class Quarantine {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PROBE = Duration.ofSeconds(45);
    // a short outage is what attempts are repeated for
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FEWEST = 5;
    private static final int MANY = 100;
    private static final int PEOPLE_PER_FAILURE = 100;
    private static final double RATIO = 0.4;

    private final Deque<Look> looks = new ArrayDeque<>();
    private Duration pause = FIRST_PAUSE;
    private @Nullable Instant failingSince;
    private @Nullable Instant stopped;
    private @Nullable Instant probing;

    /**
     * How it stands.
     *
     * @param succeeded changes that were carried out, since ever
     * @param retrying people whose last attempt failed
     * @param people in scope
     */
    record Look(Instant at, long succeeded, long retrying, long people) {}

    /** What to do. */
    sealed interface Advice {
        /** Nothing. */
        record Leave() implements Advice {}

        /** Stop writing. */
        record Stop(String reason) implements Advice {}

        /** Write again, to see whether it works. */
        record Probe() implements Advice {}
    }

    /**
     * Takes in how it stands now.
     *
     * @param quarantined whether writing is stopped because of an advice of ours
     */
    Advice look(Look now, boolean quarantined) {
        while (!looks.isEmpty() && looks.getFirst().at().isBefore(now.at().minus(WINDOW))) {
            looks.removeFirst();
        }
        looks.addLast(now);
        return quarantined ? stopped(now) : running(now);
    }

    private Advice stopped(Look now) {
        Instant since = stopped == null ? now.at() : stopped;
        stopped = since;
        if (now.at().isBefore(since.plus(pause))) {
            return new Advice.Leave();
        }
        stopped = null;
        probing = now.at();
        looks.clear();
        looks.addLast(now);
        return new Advice.Probe();
    }

    private Advice running(Look now) {
        stopped = null;
        long succeeded = Math.max(0, now.succeeded() - looks.getFirst().succeeded());
        long enough = Math.clamp(now.people() / PEOPLE_PER_FAILURE, FEWEST, MANY);
        boolean failing = now.retrying() >= enough && now.retrying() >= RATIO * (now.retrying() + succeeded);
        Instant began = probing;
        if (began != null && now.at().isBefore(began.plus(PROBE))) {
            return new Advice.Leave();
        }
        probing = null;
        if (!failing) {
            failingSince = null;
            pause = FIRST_PAUSE;
            return new Advice.Leave();
        }
        Instant since = failingSince == null ? now.at() : failingSince;
        failingSince = since;
        if (began == null && now.at().isBefore(since.plus(PATIENCE))) {
            return new Advice.Leave();
        }
        pause = began == null ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        stopped = now.at();
        return new Advice.Stop(reason(now, succeeded));
    }

    private String reason(Look now, long succeeded) {
        return String.format(
                Locale.ROOT,
                "%,d people could not be written to the target and %,d could, within the last %d min. It is tried again in"
                        + " %d min; the provisioning log says what failed",
                now.retrying(),
                succeeded,
                WINDOW.toMinutes(),
                pause.toMinutes());
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }
}
