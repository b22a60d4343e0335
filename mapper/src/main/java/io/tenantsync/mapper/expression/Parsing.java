package io.tenantsync.mapper.expression;

/** What came of reading the text of an expression. */
public sealed interface Parsing {
    /**
     * The text is an expression.
     *
     * @param expression ready to be evaluated, any number of times, by any thread
     */
    record Parsed(Expression expression) implements Parsing {}

    /**
     * The text is not an expression.
     *
     * @param line from 1
     * @param column from 1, in UTF-16 units
     * @param message what is wrong, what was expected and, for an unknown function, the nearest known one
     */
    record Problem(int line, int column, String message) implements Parsing {
        /** The problem with its position, for people. */
        @Override
        public String toString() {
            return "line " + line + ", column " + column + ": " + message;
        }
    }
}
