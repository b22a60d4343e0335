package io.tenantsync.graph.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Paces the calls of one application in one tenant. Thread-safe. */
public interface Governor {

    /** Waits until a call of this cost may go. */
    void acquire(Lane lane, Cost cost) throws InterruptedException;

    /** Takes in what an answer told about the quota. */
    void learned(Hint hint);

    /**
     * What one answer told about the quota.
     *
     * @param throttled whether it was a 429
     * @param usedShare share of the limit in use, 0.8 to 1.8; null if it was not told
     * @param scope which limit was hit, in Graph's words; null if it was not told
     * @param retryAfter how long Graph asked to stay away; null if it did not
     */
    record Hint(
            boolean throttled,
            @Nullable Double usedShare,
            @Nullable String scope,
            @Nullable Duration retryAfter) {}
}
