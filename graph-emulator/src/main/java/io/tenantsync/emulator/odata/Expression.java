package io.tenantsync.emulator.odata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parsed {@code $filter}. */
public sealed interface Expression {
    /** Both hold. */
    record And(Expression left, Expression right) implements Expression {}

    /** At least one holds. */
    record Or(Expression left, Expression right) implements Expression {}

    /** The operand does not hold. */
    record Not(Expression operand) implements Expression {}

    /** A property compared with a literal. */
    record Comparison(Path path, Operator operator, Literal literal) implements Expression {}

    /** A property equals one of the literals. */
    record In(Path path, List<Literal> literals) implements Expression {}

    /** {@code startsWith}, {@code endsWith} or {@code contains}. */
    record TextMatch(Function function, Path path, String argument) implements Expression {}

    /**
     * A member of a collection for which the condition holds.
     *
     * @param condition null asks only whether there is a member; its paths start with the variable
     */
    record Any(
            Path collection,
            @Nullable String variable,
            @Nullable Expression condition) implements Expression {}

    /** Every member of a collection meets the condition. */
    record All(Path collection, String variable, Expression condition) implements Expression {}

    /** Comparison operators. */
    enum Operator {
        EQ,
        NE,
        GT,
        GE,
        LT,
        LE
    }

    /** Text functions. */
    enum Function {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS
    }

    /** A property, or a member of one: {@code a/b}. */
    record Path(List<String> segments) {
        public Path {
            segments = List.copyOf(segments);
        }

        /** The first segment. */
        public String root() {
            return segments.getFirst();
        }

        @Override
        public String toString() {
            return String.join("/", segments);
        }
    }

    /**
     * A constant.
     *
     * @param value {@code String}, {@code Boolean}, {@code Long}, {@code Double}, {@code Instant} or null
     */
    record Literal(@Nullable Object value) {}
}
