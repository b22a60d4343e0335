package io.tenantsync.graph.quota;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Paces the calls of one application in one tenant. Thread-safe. */
public interface Governor {

    /**
     * Waits until calls of this cost may go.
     *
     * @return to be closed when the exchange is over; null if the caller's guard said stop while it waited
     */
    @Nullable
    Grant acquire(Ask ask) throws InterruptedException;

    /** How many of these calls, from the first, may share one exchange without draining a small bucket; at least one. */
    int most(List<Cost> costs);

    /** What is known about the quota now. */
    List<Standing> standing();

    /**
     * Who wants to send what.
     *
     * @param flow whoever shares the quota fairly with others, such as a configuration; any text
     * @param mayStillSend asked now and then during the wait, from the waiting thread
     */
    record Ask(Lane lane, String flow, Cost cost, BooleanSupplier mayStillSend) {}

    /** Leave to send once. Used by one thread at a time. */
    interface Grant extends AutoCloseable {
        /** Takes in what the answer to a call, or to one call of a batch, told about the quota. */
        void told(Cost expected, Hint hint);

        /** Nothing was sent: gives everything back. */
        void unused();

        /** The exchange is over. */
        @Override
        void close();
    }

    /**
     * What one answer told about the quota.
     *
     * @param throttled whether it was a 429
     * @param units what it cost in resource units; null if it was not told
     * @param usedShare share of the limit in use, 0.8 to 1.8; null if it was not told, which documentedly means less
     * @param scope which limit was hit, in Graph's words; null if it was not told
     * @param retryAfter how long Graph asked to stay away; null if it did not
     */
    record Hint(
            boolean throttled,
            @Nullable Integer units,
            @Nullable Double usedShare,
            @Nullable String scope,
            @Nullable Duration retryAfter) {}

    /**
     * How it stands with one limit.
     *
     * @param left what is believed to be left in the bucket
     * @param perSecond what is believed to flow in for us
     * @param heardShare the last share that Graph told; null if it never did
     * @param waiting how many calls wait, over all limits
     */
    record Standing(
            Limit limit,
            double left,
            double perSecond,
            @Nullable Double heardShare,
            int waiting) {}
}
