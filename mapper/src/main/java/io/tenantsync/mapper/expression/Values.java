package io.tenantsync.mapper.expression;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions between the kinds of values that expressions know. */
final class Values {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_HEXADECIMAL = 16;

    private Values() {}

    /** As text: booleans as True and False; null, and the empty list, as null. */
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth ? "True" : "False";
            case Double number -> text(number.doubleValue());
            case List<?> list -> textOfList(list);
            default -> value.toString();
        };
    }

    static String textOrEmpty(@Nullable Object value) {
        String text = text(value);
        return text == null ? "" : text;
    }

    private static String text(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
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

    /** Null or a list without values. */
    static boolean isMissing(@Nullable Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }

    /** Missing or the empty text. */
    static boolean isEmpty(@Nullable Object value) {
        return isMissing(value) || (value instanceof String text && text.isEmpty());
    }

    /** The number that a text shows, decimal or like {@code &HF7}; null when it shows none. */
    static @Nullable BigDecimal number(String text) {
        String trimmed = text.trim();
        if (trimmed.regionMatches(true, 0, "&H", 0, 2)) {
            return hexadecimal(trimmed.substring(2));
        }
        boolean digitsOnly = !trimmed.isEmpty()
                && trimmed.length() <= LONGEST_NUMBER
                && trimmed.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+');
        if (!digitsOnly) {
            return null;
        }
        try {
            return new BigDecimal(trimmed);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable BigDecimal hexadecimal(String digits) {
        try {
            boolean plain = digits.length() <= LONGEST_HEXADECIMAL && !digits.startsWith("+");
            return plain ? BigDecimal.valueOf(Long.parseUnsignedLong(digits, 16)) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Enough of a text to recognise it in a message. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
