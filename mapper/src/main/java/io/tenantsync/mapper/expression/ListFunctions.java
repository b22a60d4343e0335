package io.tenantsync.mapper.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions that make, take apart or count lists. */
final class ListFunctions {
    static final List<FunctionTable.Entry> ENTRIES = List.of(
            new FunctionTable.Entry(
                    "Count(list)", 1, 1, arguments -> (long) arguments.list(0).size()),
            new FunctionTable.Entry("Item(list, index)", 2, 2, ListFunctions::item),
            new FunctionTable.Entry("Join(separator, text1, text2, ...)", 2, FunctionTable.ANY, ListFunctions::join),
            new FunctionTable.Entry(
                    "RemoveDuplicates(list)", 1, 1, arguments -> List.copyOf(new LinkedHashSet<>(arguments.list(0)))),
            new FunctionTable.Entry("Split(text, delimiter)", 2, 2, ListFunctions::split));

    private ListFunctions() {}

    private static @Nullable Object item(Arguments arguments) {
        List<String> list = arguments.list(0);
        int index = arguments.number(1);
        if (index < 1 || index > list.size()) {
            throw arguments.failed(
                    "there is no item " + index + "; the list has " + list.size() + " and counting starts at 1");
        }
        return list.get(index - 1);
    }

    private static Object join(Arguments arguments) {
        List<String> parts = new ArrayList<>();
        for (int index = 1; index < arguments.count(); index++) {
            arguments.list(index).stream().filter(part -> !part.isEmpty()).forEach(parts::add);
        }
        return String.join(arguments.textOrEmpty(0), parts);
    }

    private static @Nullable Object split(Arguments arguments) {
        String text = arguments.text(0);
        String delimiter = arguments.textOrEmpty(1);
        if (text == null) {
            return null;
        }
        if (delimiter.isEmpty()) {
            return List.of(text.trim());
        }
        return Pattern.compile(delimiter, Pattern.LITERAL)
                .splitAsStream(text)
                .map(String::trim)
                .toList();
    }
}
