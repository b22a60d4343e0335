package io.tenantsync.audit.querying;

import java.time.Instant;

/** A condition on entries. Something that an entry does not say fulfils no condition. */
public sealed interface Filter {
    /** Both must hold. */
    record And(Filter left, Filter right) implements Filter {}

    /** At least one must hold. */
    record Or(Filter left, Filter right) implements Filter {}

    /**
     * A text is, or contains, another one.
     *
     * @param field of a text kind
     * @param lowered whether the field's value is lowered first, {@code tolower(...)}
     * @param test how they are compared
     * @param operand what it is compared with
     */
    record TextIs(Field field, boolean lowered, TextTest test, String operand) implements Filter {}

    /**
     * A time is before, at or after another one.
     *
     * @param field of kind {@link Field.Kind#TIME}
     */
    record TimeIs(Field field, Comparison comparison, Instant operand) implements Filter {}

    /**
     * A number is below, at or above another one.
     *
     * @param field of kind {@link Field.Kind#NUMBER}
     */
    record NumberIs(Field field, Comparison comparison, long operand) implements Filter {}

    /** How texts are compared. */
    enum TextTest {
        EQUALS,
        CONTAINS
    }

    /** How times and numbers are compared; the names are OData's in upper case. */
    enum Comparison {
        EQ,
        GT,
        GE,
        LT,
        LE
    }
}
