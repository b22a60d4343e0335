package io.tenantsync.detector.topology;

import io.tenantsync.service.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a Streams thread that died. While the registry is away, threads are replaced for as long as it takes;
 * what nobody has foreseen may happen a few times, then the client ends and with it the process.
 */
final class Replacement implements StreamsUncaughtExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Replacement.class);
    private static final int MOST_UNFORESEEN = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);
    private static final Duration TROUBLED_FOR = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final Duration pause;
    private final Deque<Instant> unforeseen = new ArrayDeque<>();
    private volatile Instant lastTrouble = Instant.EPOCH;

    Replacement(InstantSource clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Whether threads are dying for want of something outside. */
    boolean troubled() {
        return lastTrouble.plus(TROUBLED_FOR).isAfter(clock.instant());
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable died) {
        boolean known = troubled();
        lastTrouble = clock.instant();
        boolean passing = causedByWant(died);
        if (passing && !known) {
            log.atWarn().log("the schema registry does not answer; merging waits for it");
        } else if (!passing) {
            log.atError().setCause(died).log("a merge thread died");
        }
        if (!passing && tooMany()) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        // this is the dying thread: its pause is the back-off
        return pause() ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private synchronized boolean tooMany() {
        Instant now = clock.instant();
        unforeseen.addLast(now);
        unforeseen.removeIf(then -> then.plus(WITHIN).isBefore(now));
        return unforeseen.size() > MOST_UNFORESEEN;
    }

    private static boolean causedByWant(Throwable died) {
        for (Throwable cause = died; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientFailure) {
                return true;
            }
        }
        return false;
    }

    private boolean pause() {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
