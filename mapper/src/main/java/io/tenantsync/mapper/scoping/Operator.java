package io.tenantsync.mapper.scoping;

import io.tenantsync.mapper.expression.date.Dates;
import io.tenantsync.mapper.expression.regex.BoundedRegex;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * Entra's filter operators. A regex holds when it is found anywhere in the value. Greater than compares whole numbers and,
 * where Entra cannot, dates.
 */
public enum Operator {
    EQUALS(true, false, String::equals),
    NOT_EQUALS(true, true, (value, operand) -> !value.equals(operand)),
    INCLUDES(true, false, String::contains),
    ENDS_WITH(true, false, String::endsWith),
    IS_NULL(false, false, (value, operand) -> false),
    IS_NOT_NULL(false, false, (value, operand) -> true),
    IS_TRUE(false, false, (value, operand) -> value.equalsIgnoreCase("true")),
    IS_FALSE(false, false, (value, operand) -> value.equalsIgnoreCase("false")),
    REGEX_MATCH(true, false, (value, operand) -> BoundedRegex.found(operand, value)),
    NOT_REGEX_MATCH(true, true, (value, operand) -> !BoundedRegex.found(operand, value)),
    INCLUDED_IN(true, false, (value, operand) -> operand.contains(value)),
    NOT_INCLUDED_IN(true, true, (value, operand) -> !operand.contains(value)),
    GREATER_THAN(true, false, (value, operand) -> compared(value, operand, order -> order > 0)),
    GREATER_THAN_OR_EQUALS(true, false, (value, operand) -> compared(value, operand, order -> order >= 0));

    private final boolean takesOperand;
    private final boolean negative;
    private final BiPredicate<String, String> test;

    Operator(boolean takesOperand, boolean negative, BiPredicate<String, String> test) {
        this.takesOperand = takesOperand;
        this.negative = negative;
        this.test = test;
    }

    /** The operator that Entra calls so; case, blanks and underscores do not matter. */
    public static Optional<Operator> named(String name) {
        String wanted = normal(name);
        return Arrays.stream(values())
                .filter(operator -> normal(operator.name()).equals(wanted)
                        || normal(operator.entraName()).equals(wanted))
                .findFirst();
    }

    /** Whether a clause with this operator needs a value. */
    public boolean takesOperand() {
        return takesOperand;
    }

    /** Entra's spelling. */
    public String entraName() {
        return switch (this) {
            case ENDS_WITH, GREATER_THAN, GREATER_THAN_OR_EQUALS -> name();
            case INCLUDED_IN -> "&";
            case NOT_INCLUDED_IN -> "!&";
            default -> name().replace('_', ' ');
        };
    }

    boolean negative() {
        return negative;
    }

    boolean test(String value, String operand, boolean ignoreCase) {
        if (!ignoreCase || this == GREATER_THAN || this == GREATER_THAN_OR_EQUALS) {
            return test.test(value, operand);
        }
        return this == REGEX_MATCH || this == NOT_REGEX_MATCH
                ? test.test(value, "(?i)" + operand)
                : test.test(value.toLowerCase(Locale.ROOT), operand.toLowerCase(Locale.ROOT));
    }

    private static String normal(String name) {
        return name.toUpperCase(Locale.ROOT).replace(" ", "").replace("_", "");
    }

    private static boolean compared(String value, String operand, IntPredicate accepts) {
        try {
            return accepts.test(Long.compare(Long.parseLong(value.trim()), Long.parseLong(operand.trim())));
        } catch (NumberFormatException notWhole) {
            LocalDateTime left = Dates.parse(value);
            LocalDateTime right = left == null ? null : Dates.parse(operand);
            return left != null && right != null && accepts.test(left.compareTo(right));
        }
    }
}
