package io.tenantsync.graph.failure;

import io.tenantsync.graph.delta.DeltaLink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong with a call to Graph, as callers have to tell it apart. {@code code} is Graph's own,
 * stable one; {@code message} is Graph's text for people, may hold personal data and must not be logged or compared.
 */
public sealed interface GraphFailure {

    /**
     * Too much at once, and repeating did not get through. It was not applied.
     *
     * @param retryAfter how long Graph asked to stay away; zero if it did not say
     */
    record Throttled(Duration retryAfter) implements GraphFailure {}

    /**
     * A passing trouble of Graph or the network that outlasted the repeats. May be repeated as it is: either the
     * request is repeatable, or (for a POST) it was surely not applied.
     *
     * @param status 0 if there was no answer; code and message are our own then, without personal data
     */
    record Transient(int status, String code, String message) implements GraphFailure {}

    /** A POST was sent and nobody knows whether it was applied. Look before you repeat. */
    record UnknownOutcome(String what) implements GraphFailure {}

    /** It was not sent, because the caller's guard said stop or the thread was interrupted. */
    record NotSent(String why) implements GraphFailure {}

    /** The object, or one that the request refers to, is not there (or not there yet). */
    record NotFound(String code, String message) implements GraphFailure {}

    /**
     * Another object has the same value, or it exists already.
     *
     * @param property which one must be unique; null if Graph does not say
     */
    record Conflict(@Nullable String property, String code, String message) implements GraphFailure {}

    /**
     * Graph does not take this request, however often it is sent: any other 4xx.
     *
     * @param property which one it refuses; null if Graph does not say
     */
    record Refused(@Nullable String property, String code, String message) implements GraphFailure {}

    /**
     * The application is not allowed to do this.
     *
     * @param permission the least one that such a request needs; null if it is not known. Graph does not tell, and refuses
     *     some changes of administrators in spite of it
     */
    record Forbidden(String code, String message, @Nullable String permission) implements GraphFailure {
        public Forbidden(String code, String message) {
            this(code, message, null);
        }
    }

    /** The token was refused, or the credential that should get one. */
    record Unauthenticated(String code, String message) implements GraphFailure {}

    /**
     * The delta link is too old or was withdrawn: start a full round. Deletions in between will not be reported.
     *
     * @param restart where Graph wants the round to start; null if it does not say
     */
    record Gone(@Nullable DeltaLink restart) implements GraphFailure {}

    /** The link leads away from the configured host. Nothing was sent there. */
    record ForeignHost(String host) implements GraphFailure {}

    /** Graph answered with something that is not what was asked for. */
    record Unintelligible(String what) implements GraphFailure {}

    /** The kind in one word, for logs, metrics and tags: {@code throttled}, {@code unknown-outcome} and so on. */
    default String kind() {
        return switch (this) {
            case Throttled ignored -> "throttled";
            case Transient ignored -> "transient";
            case UnknownOutcome ignored -> "unknown-outcome";
            case NotSent ignored -> "not-sent";
            case NotFound ignored -> "not-found";
            case Conflict ignored -> "conflict";
            case Refused ignored -> "refused";
            case Forbidden ignored -> "forbidden";
            case Unauthenticated ignored -> "unauthenticated";
            case Gone ignored -> "gone";
            case ForeignHost ignored -> "foreign-host";
            case Unintelligible ignored -> "unintelligible";
        };
    }

    /** One line without personal data, fit for a log. */
    default String summary() {
        return switch (this) {
            case Throttled it ->
                "Graph throttles; it asked to wait " + it.retryAfter().toSeconds() + " s";
            case Transient it ->
                it.status() == 0
                        ? "Graph cannot be reached (" + it.code() + "): " + it.message()
                        : "Graph is in trouble (status " + it.status() + ", " + it.code() + "); repeats did not help";
            case UnknownOutcome it -> "Nobody knows whether Graph applied the request: " + it.what();
            case NotSent it -> "The request was not sent: " + it.why();
            case NotFound it -> "Graph does not find the object (" + it.code() + ")";
            case Conflict it -> "Graph reports a conflict (" + named(it.code(), it.property()) + ")";
            case Refused it -> "Graph refuses the request (" + named(it.code(), it.property()) + ")";
            case Forbidden it ->
                "Graph does not let this application do that (" + it.code() + ")"
                        + (it.permission() == null
                                ? ""
                                : "; check that it has the permission " + it.permission() + " with admin consent");
            case Unauthenticated it ->
                "The credential or its token is refused (" + it.code()
                        + "); check the tenant's entry in the tenants file";
            case Gone ignored -> "Graph no longer knows the delta link; a full round is needed";
            case ForeignHost it ->
                "A link leads to the host " + it.host()
                        + ", which is not the tenant's configured Graph host; it was not followed";
            case Unintelligible it -> "Graph's answer cannot be read: " + it.what();
        };
    }

    private static String named(String code, @Nullable String property) {
        return property == null ? code : code + ", property " + property;
    }
}
