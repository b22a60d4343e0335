package io.tenantsync.mapper.expression;

import java.util.Set;

/** The entry to the expression language. */
public final class Expressions {
    private Expressions() {}

    /**
     * Reads one expression: a function call, {@code [attribute]}, a quoted text or a number. Count and kind of arguments
     * are judged here as far as the text shows them, so that a configuration is refused when it is loaded and not when
     * the first person comes by.
     *
     * @return the expression, or what is wrong with the text and where; never throws
     */
    public static Parsing parse(String text) {
        Parser parser = new Parser(text);
        try {
            Node root = parser.parse();
            return new Parsing.Parsed(
                    new Expression(text, root, parser.offsets(), new Checking(text, parser.offsets()).check(root)));
        } catch (Misread misread) {
            return misread.problem();
        }
    }

    /** The names of all functions that can be used here, sorted. */
    public static Set<String> functionNames() {
        return FunctionTable.names();
    }
}
