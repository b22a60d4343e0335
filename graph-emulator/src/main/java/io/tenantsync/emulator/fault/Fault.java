package io.tenantsync.emulator.fault;

import io.tenantsync.emulator.directory.Switch;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One thing that goes wrong. */
public sealed interface Fault {
    /** Spoils what Graph says; for calls of their own, whole batches and items of batches. */
    sealed interface OfAnswer extends Fault {}

    /** Spoils what a delta query says. */
    sealed interface OfDelta extends OfAnswer {}

    /** Spoils how the answer is brought; for calls of their own and whole batches. */
    sealed interface OfTransport extends Fault {}

    /**
     * Another status, with Graph's error for it.
     *
     * @param retryAfter the value of {@code Retry-After}; null leaves it out
     * @param code the error code; null takes the usual one
     * @param html a page of some gateway in place of JSON
     * @param applied the request is carried out all the same
     */
    record Status(
            int status,
            @Nullable String retryAfter,
            @Nullable String code,
            boolean html,
            boolean applied) implements OfAnswer {}

    /** Answers later. */
    record Delay(Duration time) implements OfAnswer {
        /** Waits. */
        public void pass() {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** 404 for an object that was created less than so long ago. */
    record NotFoundAfterCreate(Duration time) implements OfAnswer {}

    /** 401 as for an access token that has expired. */
    record ExpiredToken() implements OfAnswer {}

    /** 401 with a claims challenge, as continuous access evaluation sends it. */
    record ClaimsChallenge() implements OfAnswer {}

    /** Answers as if these switches of the tenant were on. */
    record Switched(Set<Switch> on) implements OfAnswer {}

    /** A link to the next page that leads to another host. */
    record ForeignLink(String host) implements OfAnswer {}

    /**
     * Demands a new enumeration.
     *
     * @param location whether a {@code Location} header leads there
     */
    record DeltaReset(int status, String code, boolean location) implements OfDelta {}

    /** The next page before this one, and the entries of each in another order. */
    record DeltaOutOfOrder() implements OfDelta {}

    /** Entries of this page come again on a page of their own. */
    record DeltaDuplicates() implements OfDelta {}

    /** So many empty pages that lead on, before this one. */
    record DeltaEmptyPages(int pages) implements OfDelta {}

    /** The last changes before this round once more. */
    record DeltaReplay(long changes) implements OfDelta {}

    /** Changes are left out and not shown later either. */
    record DeltaHide(double share) implements OfDelta {}

    /** An enumeration leaves out attributes that were cleared, in place of showing null. */
    record DeltaOmitCleared() implements OfDelta {}

    /**
     * The connection breaks without an answer.
     *
     * @param applied whether after the request was carried out, or before
     */
    record Reset(boolean applied) implements OfTransport {}

    /** The answer comes in small pieces. */
    record Trickle(int bytes, Duration pause) implements OfTransport {}

    /**
     * The end of the body is missing.
     *
     * @param share how much of it comes
     * @param broken whether the connection breaks there; otherwise the answer is complete as HTTP and incomplete as JSON
     */
    record Truncate(double share, boolean broken) implements OfTransport {}

    /** The body is not JSON any more, at its full length. */
    record MalformedJson() implements OfTransport {}

    /** Another content type, and a body that goes with it if it is HTML. */
    record ContentType(String type) implements OfTransport {}

    /** A body with so many more megabytes, in a property that nobody asked for. */
    record HugeBody(int megabytes) implements OfTransport {}

    /**
     * The token endpoint refuses.
     *
     * @param error OAuth's error code
     * @param number Entra's error number
     */
    record TokenError(
            int status, String error, int number, @Nullable String retryAfter) implements Fault {}
}
