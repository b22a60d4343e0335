package io.tenantsync.detector.detection.merging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When two values of a property are the same for us. */
final class Values {
    private Values() {}

    /** An empty collection is how some answers spell "has none". */
    static boolean empty(@Nullable Object value) {
        return value == null || (value instanceof Collection<?> many && many.isEmpty());
    }

    /** Graph does not promise an order within a collection. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof List<?> ones && other instanceof List<?> others) {
            return sorted(ones).equals(sorted(others));
        }
        return Objects.equals(one, other);
    }

    private static List<String> sorted(List<?> values) {
        List<String> texts = new ArrayList<>(values.size());
        values.forEach(value -> texts.add(String.valueOf(value)));
        texts.sort(null);
        return texts;
    }
}
