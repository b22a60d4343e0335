package io.tenantsync.audit;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at start for what the service cannot do without, and says so.
 *
 * @param patience how long for each
 */
record Awaiting(Duration patience) {
    private static final Logger log = LoggerFactory.getLogger(Awaiting.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Asks once; throws when the answer is no. */
    @FunctionalInterface
    interface Probe {
        void run() throws Exception;
    }

    /**
     * Returns when the probe succeeds.
     *
     * @param what for the log and the message, for example {@code the database at ...}
     * @param remedy what to do when it does not come
     * @throws StartFailure with the remedy, if it does not succeed in time
     */
    void until(String what, String remedy, Probe probe) {
        Instant end = Instant.now().plus(patience);
        while (true) {
            try {
                probe.run();
                return;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Stopped while waiting for " + what, stopped);
            } catch (Exception away) {
                if (Instant.now().isAfter(end)) {
                    throw new StartFailure(
                            "The audit log waited " + patience.toSeconds() + " s for " + what + ": " + reason(away)
                                    + ".",
                            remedy,
                            away);
                }
                log.atInfo()
                        .addKeyValue("for", what)
                        .addKeyValue("cause", away.getClass().getSimpleName())
                        .log("waiting");
                pause(what);
            }
        }
    }

    /** The innermost one says what happened; the outer ones only that something did. */
    private static String reason(Exception away) {
        Throwable root = away;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static void pause(String what) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for " + what, stopped);
        }
    }
}
