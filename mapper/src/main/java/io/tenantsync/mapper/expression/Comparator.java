package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.date.Dates;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How two values are compared. Equality is that of texts by code unit, unless one side is a number or a boolean. Order is
 * that of numbers when both sides read as numbers, of time when both read as dates, else of texts by code unit. Null
 * equals "" and is in no order with anything.
 */
enum Comparator {
    EQUAL("="),
    DIFFERENT("<>"),
    AT_LEAST(">="),
    AT_MOST("<="),
    GREATER(">"),
    LESS("<");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    boolean holds(@Nullable Object left, @Nullable Object right) {
        String leftText = Values.textOrEmpty(left);
        String rightText = Values.textOrEmpty(right);
        return switch (this) {
            case EQUAL -> isEqual(left, leftText, right, rightText);
            case DIFFERENT -> !isEqual(left, leftText, right, rightText);
            case AT_LEAST, AT_MOST, GREATER, LESS ->
                !leftText.isEmpty() && !rightText.isEmpty() && accepts(order(leftText, rightText));
        };
    }

    private boolean accepts(int order) {
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case LESS -> order < 0;
            case EQUAL -> order == 0;
            case DIFFERENT -> order != 0;
        };
    }

    private static boolean isEqual(@Nullable Object left, String leftText, @Nullable Object right, String rightText) {
        if (left instanceof Boolean || right instanceof Boolean) {
            return leftText.toLowerCase(Locale.ROOT).equals(rightText.toLowerCase(Locale.ROOT));
        }
        if (left instanceof Number || right instanceof Number) {
            BigDecimal leftNumber = Values.number(leftText);
            BigDecimal rightNumber = Values.number(rightText);
            if (leftNumber != null && rightNumber != null) {
                return leftNumber.compareTo(rightNumber) == 0;
            }
        }
        return leftText.equals(rightText);
    }

    private static int order(String left, String right) {
        BigDecimal leftNumber = Values.number(left);
        BigDecimal rightNumber = Values.number(right);
        if (leftNumber != null && rightNumber != null) {
            return leftNumber.compareTo(rightNumber);
        }
        LocalDateTime leftDate = Dates.parse(left);
        LocalDateTime rightDate = leftDate == null ? null : Dates.parse(right);
        return leftDate != null && rightDate != null ? leftDate.compareTo(rightDate) : left.compareTo(right);
    }
}
