package io.tenantsync.mapper.expression;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions that choose, test and convert. */
final class LogicFunctions {
    static final List<FunctionTable.Entry> ENTRIES = List.of(
            new FunctionTable.Entry(
                    "Coalesce(first, second, ..., default)", 1, FunctionTable.ANY, LogicFunctions::coalesce),
            new FunctionTable.Entry("CStr(value)", 1, 1, arguments -> arguments.text(0)),
            new FunctionTable.Entry(
                    "IIF(condition, valueIfTrue, valueIfFalse)",
                    3,
                    3,
                    arguments -> arguments.truth(0) ? arguments.value(1) : arguments.value(2)),
            new FunctionTable.Entry("IgnoreFlowIfNullOrEmpty(value)", 1, 1, LogicFunctions::ignoreFlow),
            new FunctionTable.Entry("IsNull(value)", 1, 1, arguments -> arguments.value(0) == null),
            new FunctionTable.Entry("IsNullOrEmpty(value)", 1, 1, arguments -> Values.isEmpty(arguments.value(0))),
            new FunctionTable.Entry("IsPresent(value)", 1, 1, arguments -> !Values.isEmpty(arguments.value(0))),
            new FunctionTable.Entry(
                    "Not(condition)", 1, 1, arguments -> !Objects.equals(arguments.textOrEmpty(0), "True")),
            new FunctionTable.Entry(
                    "Switch(source, default, key1, value1, ...)", 4, FunctionTable.ANY, LogicFunctions::switchOver));

    private LogicFunctions() {}

    private static @Nullable Object coalesce(Arguments arguments) {
        for (int index = 0; index < arguments.count(); index++) {
            Object value = arguments.value(index);
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                return value;
            }
        }
        return null;
    }

    private static Object ignoreFlow(Arguments arguments) {
        Object value = arguments.value(0);
        if (value == null || Values.isEmpty(value)) {
            throw Interrupted.leaveAlone();
        }
        return value;
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
