package io.tenantsync.writer.writing.directory;

import org.jspecify.annotations.Nullable;

/** Why the directory did not do what it was asked. Texts are Graph's and may hold personal data: never logged. */
public sealed interface Problem {

    /** One of Graph's codes, or a word of ours. */
    String code();

    /** Too much at once; it was not applied. */
    record Throttled(String code) implements Problem {}

    /** A passing trouble; it was not applied, or may be repeated as it is. */
    record Unavailable(String code, String text) implements Problem {}

    /** The credential is refused. */
    record Unauthorised(String code, String text) implements Problem {}

    /** Nobody knows whether it was applied. */
    record UnknownOutcome(String code) implements Problem {}

    /** It was not sent, because the work is not ours any more. */
    record NotSent(String code) implements Problem {}

    /** The account, or one that it refers to, is not there, or not there yet. */
    record Missing(String code, String text) implements Problem {}

    /** Never accepted like this; {@code property} says what is wrong, if that is known. */
    record Refused(@Nullable String property, String code, String text) implements Problem {}

    /** Somebody else has that value already; {@code property} says which, if that is known. */
    record Clash(@Nullable String property, String code, String text) implements Problem {}

    /** The application may not do that to this account. */
    record Forbidden(String code, String text) implements Problem {}

    /** The target's own contract forbids it; {@code property} says because of what, if it is one property. */
    record AgainstContract(@Nullable String property, String code, String text) implements Problem {}

    /** Whether it says something about the whole target and not about this person. */
    default boolean unreachable() {
        return this instanceof Throttled || this instanceof Unavailable || this instanceof Unauthorised;
    }

    /** Graph's text, or what there is. */
    default String reason() {
        return switch (this) {
            case Throttled it -> "The target throttles and repeating did not get through.";
            case Unavailable it -> it.text();
            case Unauthorised it -> it.text();
            case UnknownOutcome it -> "The request was sent and no answer came.";
            case NotSent it -> "The request was not sent.";
            case Missing it -> it.text();
            case Refused it -> it.text();
            case Clash it -> it.text();
            case Forbidden it -> it.text();
            case AgainstContract it -> it.text();
        };
    }
}
