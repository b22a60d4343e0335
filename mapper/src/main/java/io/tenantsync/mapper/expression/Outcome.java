package io.tenantsync.mapper.expression;

/** How an evaluation ended. */
public sealed interface Outcome {
    /**
     * A value.
     *
     * @param value a String, Boolean, Long, Double or a list of strings
     */
    record Value(Object value) implements Outcome {
        /** The value as the language shows it: numbers and booleans as texts, these as True and False. */
        public String text() {
            return String.join(", ", Values.list(value));
        }
    }

    /** Null. */
    record Empty() implements Outcome {}

    /** The target attribute shall be left alone. */
    record LeaveAlone() implements Outcome {}

    /**
     * It could not be computed.
     *
     * @param message what went wrong, for people
     * @param line where in the expression, from 1
     * @param column where in the line, from 1, in UTF-16 units
     */
    record Failed(String message, int line, int column) implements Outcome {}
}
