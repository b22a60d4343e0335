package io.tenantsync.mapper.expression;

/** How an evaluation ended. */
public sealed interface Outcome {
    /**
     * A value.
     *
     * @param value a String, Boolean, Long, Double or a list of strings
     */
    record Value(Object value) implements Outcome {}

    /** Null. */
    record Empty() implements Outcome {}

    /** The target attribute shall be left alone. */
    record LeaveAlone() implements Outcome {}

    /**
     * It could not be computed.
     *
     * @param message what went wrong, for people
     */
    record Failed(String message) implements Outcome {}
}
