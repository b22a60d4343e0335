package io.tenantsync.writer.writing.recognising;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** When two attribute values mean the same. */
public final class Values {
    private Values() {}

    /** Null, absent and an empty list are the same; order in lists does not count; date-times are compared as moments. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        Object left = emptyAsNull(one);
        Object right = emptyAsNull(other);
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Collection<?> some && right instanceof Collection<?> others) {
            return some.size() == others.size() && new HashSet<Object>(some).equals(new HashSet<Object>(others));
        }
        return left.equals(right) || sameMoment(left, right);
    }

    /** A value for a log; null stays null. */
    public static @Nullable String text(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return String.join("; ", many.stream().map(String::valueOf).toList());
        }
        return value == null ? null : value.toString();
    }

    private static @Nullable Object emptyAsNull(@Nullable Object value) {
        return value instanceof Collection<?> many && many.isEmpty() ? null : value;
    }

    private static boolean sameMoment(Object one, Object other) {
        if (!(one instanceof String left && other instanceof String right) || !left.contains("T")) {
            return false;
        }
        try {
            return OffsetDateTime.parse(left).isEqual(OffsetDateTime.parse(right));
        } catch (DateTimeParseException noDateTime) {
            return false;
        }
    }
}
