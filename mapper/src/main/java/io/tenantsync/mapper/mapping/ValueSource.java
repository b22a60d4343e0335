package io.tenantsync.mapper.mapping;

import io.tenantsync.mapper.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Where the value of a target attribute comes from. */
public sealed interface ValueSource {
    /**
     * An attribute of the source person.
     *
     * @param attribute Graph's name
     */
    record Direct(String attribute) implements ValueSource {
        public Direct {
            attribute = AttributeNames.graphName(attribute);
        }
    }

    /**
     * Always the same.
     *
     * @param value a String, Boolean, Long, Double, list of strings, or null
     */
    record Constant(@Nullable Object value) implements ValueSource {}

    /**
     * Computed.
     *
     * @param expression the parsed expression
     */
    record Computed(Expression expression) implements ValueSource {}
}
