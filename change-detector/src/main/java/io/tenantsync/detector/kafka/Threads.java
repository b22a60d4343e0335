package io.tenantsync.detector.kafka;

import java.time.Duration;

/** Ends threads within bounds. */
final class Threads {
    private Threads() {}

    /** Waits for the end of a thread; false if it did not end in time or the caller was told to stop. */
    static boolean join(Thread thread, Duration patience) {
        try {
            return thread.join(patience);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
