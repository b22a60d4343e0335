package io.tenantsync.mapper.expression;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A node of the syntax tree. */
sealed interface Node {
    /**
     * The value of this node.
     *
     * @throws Interrupted when the whole evaluation ends here
     */
    @Nullable
    Object evaluate(Function<String, @Nullable Object> attributes);

    /** {@code [name]}. */
    record Attribute(String name) implements Node {
        @Override
        public @Nullable Object evaluate(Function<String, @Nullable Object> attributes) {
            return attributes.apply(name);
        }
    }

    /** A text, a number or one of the words that functions know. */
    record Literal(Object value) implements Node {
        @Override
        public Object evaluate(Function<String, @Nullable Object> attributes) {
            return value;
        }
    }

    /** Nothing between two commas. */
    record Omitted() implements Node {
        @Override
        public @Nullable Object evaluate(Function<String, @Nullable Object> attributes) {
            return null;
        }
    }

    /** Two operands and one of {@code = <> < <= > >=}. */
    record Comparison(Node left, Comparator comparator, Node right) implements Node {
        @Override
        public Object evaluate(Function<String, @Nullable Object> attributes) {
            return comparator.holds(left.evaluate(attributes), right.evaluate(attributes));
        }
    }

    /** A function and its arguments. */
    record Call(FunctionTable.Entry function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public @Nullable Object evaluate(Function<String, @Nullable Object> attributes) {
            return function.body().apply(new Arguments(function.name(), arguments, attributes));
        }
    }
}
