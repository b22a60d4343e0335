package io.tenantsync.emulator.odata;

import io.tenantsync.emulator.odata.Expression.All;
import io.tenantsync.emulator.odata.Expression.And;
import io.tenantsync.emulator.odata.Expression.Any;
import io.tenantsync.emulator.odata.Expression.Comparison;
import io.tenantsync.emulator.odata.Expression.In;
import io.tenantsync.emulator.odata.Expression.Not;
import io.tenantsync.emulator.odata.Expression.Operator;
import io.tenantsync.emulator.odata.Expression.Or;
import io.tenantsync.emulator.odata.Expression.Path;
import io.tenantsync.emulator.odata.Expression.TextMatch;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether something matches a filter. Text compares without regard to case, as the directory does. */
public final class Evaluation {
    private Evaluation() {}

    /** Whether the expression holds for the subject. */
    public static boolean matches(Expression expression, PropertySource subject) {
        return switch (expression) {
            case And and -> matches(and.left(), subject) && matches(and.right(), subject);
            case Or or -> matches(or.left(), subject) || matches(or.right(), subject);
            case Not not -> !matches(not.operand(), subject);
            case Comparison comparison -> compare(comparison, subject);
            case In in -> in.literals().stream().anyMatch(literal -> equal(read(in.path(), subject), literal.value()));
            case TextMatch match -> textMatches(match, subject);
            case Any any -> anyMatches(any, subject);
            case All all ->
                members(read(all.collection(), subject)).stream()
                        .allMatch(member -> matches(all.condition(), within(all.variable(), member, subject)));
        };
    }

    private static boolean anyMatches(Any any, PropertySource subject) {
        List<?> members = members(read(any.collection(), subject));
        String variable = any.variable();
        Expression condition = any.condition();
        if (variable == null || condition == null) {
            return !members.isEmpty();
        }
        return members.stream().anyMatch(member -> matches(condition, within(variable, member, subject)));
    }

    private static List<?> members(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static PropertySource within(String variable, @Nullable Object member, PropertySource subject) {
        return name -> name.equalsIgnoreCase(variable) ? member : subject.value(name);
    }

    private static @Nullable Object read(Path path, PropertySource subject) {
        Object value = subject.value(path.root());
        for (String segment : path.segments().subList(1, path.segments().size())) {
            value = segment.equals("$count") ? (Object) size(value) : member(value, segment);
        }
        return value;
    }

    private static long size(@Nullable Object value) {
        return value instanceof List<?> list ? list.size() : 0;
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        if (!(value instanceof Map<?, ?> map)) {
            return null;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (name.equalsIgnoreCase(String.valueOf(entry.getKey()))) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static boolean compare(Comparison comparison, PropertySource subject) {
        Object value = read(comparison.path(), subject);
        Object literal = comparison.literal().value();
        Operator operator = comparison.operator();
        if (operator == Operator.EQ || operator == Operator.NE) {
            return equal(value, literal) == (operator == Operator.EQ);
        }
        if (value == null || literal == null) {
            return false;
        }
        int order = order(value, literal);
        return switch (operator) {
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case EQ, NE -> throw new IllegalStateException("handled above");
        };
    }

    private static boolean equal(@Nullable Object value, @Nullable Object literal) {
        if (value == null || literal == null) {
            return value == null && literal == null;
        }
        return order(value, literal) == 0;
    }

    private static int order(Object value, Object literal) {
        if (value instanceof Number number && literal instanceof Number other) {
            return Double.compare(number.doubleValue(), other.doubleValue());
        }
        if (value instanceof Instant time && literal instanceof Instant other) {
            return time.compareTo(other);
        }
        return value.toString().compareToIgnoreCase(literal.toString());
    }

    private static boolean textMatches(TextMatch match, PropertySource subject) {
        Object value = read(match.path(), subject);
        if (value == null) {
            return false;
        }
        String text = value.toString().toLowerCase(Locale.ROOT);
        String argument = match.argument().toLowerCase(Locale.ROOT);
        return switch (match.function()) {
            case STARTS_WITH -> text.startsWith(argument);
            case ENDS_WITH -> text.endsWith(argument);
            case CONTAINS -> text.contains(argument);
        };
    }
}
