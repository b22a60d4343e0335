package io.tenantsync.mapper.expression;

import java.util.Set;

/** The entry to the expression language. */
public final class Expressions {
    private Expressions() {}

    /**
     * Reads one expression: a function call, {@code [attribute]}, a quoted text or a number.
     *
     * @return the expression, or what is wrong with the text and where; never throws
     */
    public static Parsing parse(String text) {
        try {
            return new Parsing.Parsed(new Expression(text, new Parser(text).parse()));
        } catch (Misread misread) {
            return misread.problem();
        }
    }

    /** The names of all functions, sorted. */
    public static Set<String> functionNames() {
        return FunctionTable.names();
    }
}
