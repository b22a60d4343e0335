package io.tenantsync.mapper.expression;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions between the kinds of values that expressions know. */
final class Values {
    private Values() {}

    /** As text: booleans as True and False; null, and the empty list, as null. */
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth ? "True" : "False";
            case Double number -> new BigDecimal(number.toString()).toPlainString();
            case List<?> list -> textOfList(list);
            default -> value.toString();
        };
    }

    static String textOrEmpty(@Nullable Object value) {
        String text = text(value);
        return text == null ? "" : text;
    }

    private static @Nullable String textOfList(List<?> list) {
        if (list.size() > 1) {
            throw Interrupted.failed("A list of " + list.size() + " values stands where one text is needed;"
                    + " take one with Item or put them together with Join");
        }
        return list.isEmpty() ? null : text(list.getFirst());
    }

    static List<String> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Values::textOrEmpty).toList();
        }
        String text = text(value);
        return text == null ? List.of() : List.of(text);
    }

    static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case List<?> list -> list.isEmpty();
            default -> false;
        };
    }

    static @Nullable Double number(String text) {
        String trimmed = text.trim();
        boolean digitsOnly = !trimmed.isEmpty()
                && trimmed.length() <= 40
                && trimmed.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+');
        if (!digitsOnly) {
            return null;
        }
        try {
            return Double.valueOf(trimmed);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
