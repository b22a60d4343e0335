package io.tenantsync.mapper.expression;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A parsed expression. Two are equal when their texts are. */
public final class Expression {
    private final String text;
    private final Node root;

    Expression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /** The text that it was parsed from. */
    public String text() {
        return text;
    }

    /** The names in square brackets. */
    public SortedSet<String> attributes() {
        SortedSet<String> names = new TreeSet<>();
        collect(root, names);
        return names;
    }

    /**
     * Computes the value. Total: never throws, and ends for any input.
     *
     * @param attributes gives the value of an attribute by the name in brackets: a String, Boolean, Long, Double, a list
     *     of strings, or null
     */
    public Outcome evaluate(Function<String, @Nullable Object> attributes) {
        try {
            Object value = root.evaluate(attributes);
            return value == null ? new Outcome.Empty() : new Outcome.Value(value);
        } catch (Interrupted interrupted) {
            return interrupted.outcome();
        }
    }

    private static void collect(Node node, SortedSet<String> names) {
        switch (node) {
            case Node.Attribute attribute -> names.add(attribute.name());
            case Node.Literal ignored -> {}
            case Node.Omitted ignored -> {}
            case Node.Comparison comparison -> {
                collect(comparison.left(), names);
                collect(comparison.right(), names);
            }
            case Node.Call call -> call.arguments().forEach(argument -> collect(argument, names));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
