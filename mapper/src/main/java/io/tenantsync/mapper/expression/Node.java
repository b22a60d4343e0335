package io.tenantsync.mapper.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the syntax tree. Two nodes are equal when they mean the same, wherever they stand. */
sealed interface Node {
    /**
     * The value of this node.
     *
     * @throws Interrupted when the whole evaluation ends here
     */
    @Nullable
    Object evaluate(Inputs inputs);

    /** The nodes directly below, in the order of the text. */
    default List<Node> children() {
        return List.of();
    }

    /** {@code [name]}. */
    record Attribute(String name) implements Node {
        @Override
        public @Nullable Object evaluate(Inputs inputs) {
            return inputs.attributes().apply(name);
        }
    }

    /** A quoted text or a number. */
    record Literal(Object value) implements Node {
        @Override
        public Object evaluate(Inputs inputs) {
            return value;
        }
    }

    /** One of the bare words that functions know, such as {@code vbTextCompare}. */
    record Word(String name) implements Node {
        @Override
        public Object evaluate(Inputs inputs) {
            return name;
        }
    }

    /** Nothing between two commas. */
    record Omitted() implements Node {
        @Override
        public @Nullable Object evaluate(Inputs inputs) {
            return null;
        }
    }

    /** Two operands and one of {@code = <> < <= > >=}. */
    record Comparison(Node left, Comparator comparator, Node right) implements Node {
        @Override
        public Object evaluate(Inputs inputs) {
            try {
                return comparator.holds(left.evaluate(inputs), right.evaluate(inputs));
            } catch (Interrupted interrupted) {
                throw interrupted.at(this);
            }
        }

        @Override
        public List<Node> children() {
            return List.of(left, right);
        }
    }

    /** Texts put together with {@code &}. */
    record Concatenation(List<Node> parts) implements Node {
        public Concatenation {
            parts = List.copyOf(parts);
        }

        @Override
        public Object evaluate(Inputs inputs) {
            try {
                Limited text = new Limited();
                parts.forEach(part -> text.append(Values.textOrEmpty(part.evaluate(inputs))));
                return text.toString();
            } catch (Interrupted interrupted) {
                throw interrupted.at(this);
            }
        }

        @Override
        public List<Node> children() {
            return parts;
        }
    }

    /** A function and its arguments. */
    record Call(Signature function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public @Nullable Object evaluate(Inputs inputs) {
            try {
                return function.body().apply(new Arguments(this, inputs));
            } catch (Interrupted interrupted) {
                throw interrupted.at(this);
            }
        }

        @Override
        public List<Node> children() {
            return arguments;
        }
    }
}
