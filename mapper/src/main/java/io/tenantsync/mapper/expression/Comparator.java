package io.tenantsync.mapper.expression;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How two values are compared: as numbers when both read as numbers, otherwise as texts by code unit. Null equals "". */
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
        if (this != EQUAL && this != DIFFERENT && (leftText.isEmpty() || rightText.isEmpty())) {
            return false;
        }
        int order = order(left, leftText, right, rightText);
        return switch (this) {
            case EQUAL -> order == 0;
            case DIFFERENT -> order != 0;
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case LESS -> order < 0;
        };
    }

    private static int order(@Nullable Object left, String leftText, @Nullable Object right, String rightText) {
        if (left instanceof Boolean || right instanceof Boolean) {
            return leftText.toLowerCase(Locale.ROOT).compareTo(rightText.toLowerCase(Locale.ROOT));
        }
        if (left instanceof Number || right instanceof Number) {
            Double leftNumber = Values.number(leftText);
            Double rightNumber = Values.number(rightText);
            if (leftNumber != null && rightNumber != null) {
                return leftNumber.compareTo(rightNumber);
            }
        }
        return leftText.compareTo(rightText);
    }
}
