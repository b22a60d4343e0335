package io.tenantsync.mapper.topology;

import io.tenantsync.service.TransientFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that died is replaced, after a pause that grows while threads keep dying; nothing is discarded. */
final class ThreadDeaths implements StreamsUncaughtExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ThreadDeaths.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALED_AFTER = Duration.ofMinutes(2);

    private final InstantSource clock;
    private Duration pause = FIRST_PAUSE;
    private volatile Instant last = Instant.MIN;

    ThreadDeaths(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether a thread died just now. */
    boolean recent() {
        return last.isAfter(clock.instant().minus(LONGEST_PAUSE));
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable death) {
        if (causedByRegistry(death)) {
            log.atWarn()
                    .addKeyValue("reason", death.getMessage())
                    .log("a thread stopped and waits for the schema registry");
        } else {
            log.atError().setCause(death).log("a thread died and is replaced");
        }
        try {
            Thread.sleep(nextPause());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
    }

    private synchronized Duration nextPause() {
        Instant now = clock.instant();
        pause = last.isBefore(now.minus(HEALED_AFTER)) ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        last = now;
        return pause;
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }

    private static boolean causedByRegistry(Throwable death) {
        for (Throwable cause = death; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientFailure) {
                return true;
            }
        }
        return false;
    }
}
