package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.text.WhiteSpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that make, take apart or count lists. */
final class ListFunctions {
    static final List<Signature> ALL = List.of(
            Signature.of(
                    "Count(list)",
                    1,
                    1,
                    Kind.NUMBER,
                    arguments -> (long) arguments.list(0).size(),
                    Kind.LIST),
            Signature.of("Item(list, index)", 2, 2, Kind.TEXT, ListFunctions::item, Kind.LIST, Kind.NUMBER),
            Signature.of(
                    "Join(separator, [text1], [text2], ...)",
                    2,
                    Signature.ANY_NUMBER,
                    Kind.TEXT,
                    ListFunctions::join,
                    Kind.TEXT,
                    Kind.LIST),
            Signature.of("RemoveDuplicates(list)", 1, 1, Kind.LIST, ListFunctions::distinct, Kind.LIST),
            Signature.of("Split(text, delimiter)", 2, 2, Kind.LIST, ListFunctions::split, Kind.TEXT));

    private ListFunctions() {}

    private static @Nullable Object distinct(Arguments arguments) {
        Object value = arguments.value(0);
        return value == null ? null : List.copyOf(new LinkedHashSet<>(Values.list(value)));
    }

    private static Object item(Arguments arguments) {
        List<String> list = arguments.list(0);
        int index = arguments.number(1);
        if (index < 1 || index > list.size()) {
            throw arguments.failed(
                    "there is no item " + index + "; the list has " + list.size() + " and counting starts at 1");
        }
        return list.get(index - 1);
    }

    private static Object join(Arguments arguments) {
        String separator = arguments.textOrEmpty(0);
        Limited result = new Limited();
        boolean first = true;
        for (int index = 1; index < arguments.count(); index++) {
            for (String part : arguments.list(index)) {
                if (!part.isEmpty()) {
                    result.append(first ? "" : separator).append(part);
                    first = false;
                }
            }
        }
        return result.toString();
    }

    private static @Nullable Object split(Arguments arguments) {
        String text = arguments.text(0);
        String delimiter = arguments.textOrEmpty(1);
        if (text == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = next(text, delimiter, 0); at >= 0; at = next(text, delimiter, from)) {
            parts.add(WhiteSpace.trimmed(text.substring(from, at)));
            from = at + delimiter.length();
        }
        if (!text.isEmpty()) {
            parts.add(WhiteSpace.trimmed(text.substring(from)));
        }
        return parts;
    }

    private static int next(String text, String delimiter, int from) {
        return delimiter.isEmpty() ? -1 : text.indexOf(delimiter, from);
    }
}
