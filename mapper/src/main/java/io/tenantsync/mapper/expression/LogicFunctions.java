package io.tenantsync.mapper.expression;

import static io.tenantsync.mapper.expression.Kind.ANY;
import static io.tenantsync.mapper.expression.Kind.TEXT;
import static io.tenantsync.mapper.expression.Kind.TRUTH;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that choose, test and convert. */
final class LogicFunctions {
    private static final int MANY = Signature.ANY_NUMBER;

    static final List<Signature> ALL = List.of(
            Signature.of("And(condition1, condition2, ...)", 1, MANY, TRUTH, LogicFunctions::and, TRUTH)
                    .as(Signature.Origin.EXTENSION),
            Signature.of("CBool(expression)", 1, 1, TRUTH, arguments -> arguments.truth(0), TRUTH),
            Signature.of("Coalesce(source1, [source2], ..., [default])", 1, MANY, ANY, LogicFunctions::coalesce, ANY),
            Signature.of("CStr(value)", 1, 1, TEXT, arguments -> arguments.text(0), TEXT),
            Signature.of("Error(message)", 1, 1, ANY, LogicFunctions::error, TEXT),
            Signature.of(
                    "IIF(condition, [valueIfTrue], [valueIfFalse])",
                    3,
                    3,
                    ANY,
                    arguments -> arguments.truth(0) ? arguments.value(1) : arguments.value(2),
                    TRUTH,
                    ANY),
            Signature.of("IgnoreFlowIfNullOrEmpty(value)", 1, 1, ANY, LogicFunctions::ignoreFlow, ANY),
            Signature.of("IsNull(value)", 1, 1, TRUTH, arguments -> Values.isMissing(arguments.value(0)), ANY),
            Signature.of("IsNullOrEmpty(value)", 1, 1, TRUTH, arguments -> Values.isEmpty(arguments.value(0)), ANY),
            Signature.of("IsPresent(value)", 1, 1, TRUTH, arguments -> !Values.isEmpty(arguments.value(0)), ANY),
            Signature.of("IsString(value)", 1, 1, TRUTH, LogicFunctions::isString, ANY),
            Signature.of("Not(condition)", 1, 1, TRUTH, LogicFunctions::not, ANY),
            Signature.of("Or(condition1, condition2, ...)", 1, MANY, TRUTH, LogicFunctions::or, TRUTH)
                    .as(Signature.Origin.EXTENSION),
            Signature.of("Redact(value)", 1, 1, ANY, arguments -> arguments.value(0), ANY),
            Signature.of(
                    "Switch(source, [default], [key1], [value1], ...)",
                    4,
                    MANY,
                    ANY,
                    LogicFunctions::switchOver,
                    TEXT,
                    ANY));

    private LogicFunctions() {}

    private static Object and(Arguments arguments) {
        for (int index = 0; index < arguments.count(); index++) {
            if (!arguments.truth(index)) {
                return false;
            }
        }
        return true;
    }

    private static Object or(Arguments arguments) {
        for (int index = 0; index < arguments.count(); index++) {
            if (arguments.truth(index)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object coalesce(Arguments arguments) {
        for (int index = 0; index < arguments.count(); index++) {
            Object value = arguments.value(index);
            if (!Values.isMissing(value)) {
                return value;
            }
        }
        return null;
    }

    private static Object error(Arguments arguments) {
        String message = arguments.textOrEmpty(0);
        throw Interrupted.failed(message.isBlank() ? "The rule gives up with Error, and without a message" : message);
    }

    private static Object ignoreFlow(Arguments arguments) {
        Object value = arguments.value(0);
        if (value == null || Values.isEmpty(value)) {
            throw Interrupted.leaveAlone();
        }
        return value;
    }

    private static Object isString(Arguments arguments) {
        Object value = arguments.value(0);
        return !Values.isMissing(value) && !(value instanceof List<?> list && list.size() > 1);
    }

    // Only True is negated; whatever else it is, the answer is True.
    private static Object not(Arguments arguments) {
        Object value = arguments.value(0);
        return value instanceof List<?> list
                ? list.size() != 1 || !Values.textOrEmpty(list).equals("True")
                : !Values.textOrEmpty(value).equals("True");
    }

    private static @Nullable Object switchOver(Arguments arguments) {
        String source = arguments.textOrEmpty(0);
        for (int index = 2; index + 1 < arguments.count(); index += 2) {
            if (source.equals(arguments.textOrEmpty(index))) {
                return arguments.value(index + 1);
            }
        }
        return arguments.value(1);
    }
}
