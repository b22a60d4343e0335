package io.tenantsync.mapper.expression;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions over texts. Those of one text work on each value of a list. */
final class TextFunctions {
    static final List<FunctionTable.Entry> ENTRIES = List.of(
            new FunctionTable.Entry("Append(source, suffix)", 2, 2, TextFunctions::append),
            new FunctionTable.Entry("InStr(text, find, start, compare)", 2, 4, TextFunctions::inStr),
            new FunctionTable.Entry("Left(text, length)", 2, 2, TextFunctions::left),
            new FunctionTable.Entry("Mid(text, start, length)", 3, 3, TextFunctions::mid),
            new FunctionTable.Entry(
                    "NormalizeDiacritics(text)", 1, 1, arguments -> each(arguments.value(0), Diacritics::normalize)),
            new FunctionTable.Entry("PCase(text, wordSeparators)", 1, 2, TextFunctions::properCase),
            new FunctionTable.Entry(
                    "Replace(source, oldValue, regexPattern, regexGroupName, replacementValue,"
                            + " replacementAttributeName, template)",
                    3,
                    7,
                    Replacing::replace),
            new FunctionTable.Entry(
                    "StripSpaces(text)", 1, 1, arguments -> each(arguments.value(0), text -> text.replace(" ", ""))),
            new FunctionTable.Entry(
                    "ToLower(text, culture)",
                    1,
                    2,
                    arguments -> each(arguments.value(0), text -> text.toLowerCase(culture(arguments)))),
            new FunctionTable.Entry(
                    "ToUpper(text, culture)",
                    1,
                    2,
                    arguments -> each(arguments.value(0), text -> text.toUpperCase(culture(arguments)))),
            new FunctionTable.Entry("Trim(text)", 1, 1, arguments -> each(arguments.value(0), String::strip)),
            new FunctionTable.Entry("Word(text, number, delimiters)", 3, 3, TextFunctions::word));

    private TextFunctions() {}

    private static @Nullable Object each(@Nullable Object value, UnaryOperator<String> change) {
        if (value instanceof List<?> list) {
            return list.stream().map(Values::textOrEmpty).map(change).toList();
        }
        String text = Values.text(value);
        return text == null ? null : change.apply(text);
    }

    // A suffix without anything before it would look like a value, so nothing stays nothing.
    private static @Nullable Object append(Arguments arguments) {
        String source = arguments.text(0);
        return source == null ? null : source + arguments.textOrEmpty(1);
    }

    private static Object inStr(Arguments arguments) {
        String text = arguments.textOrEmpty(0);
        String find = arguments.textOrEmpty(1);
        int start = arguments.given(2) ? Math.max(1, arguments.number(2)) : 1;
        boolean ignoreCase = arguments.textOrEmpty(3).equals("vbTextCompare");
        for (int at = start - 1; at + find.length() <= text.length(); at++) {
            if (text.regionMatches(ignoreCase, at, find, 0, find.length())) {
                return at + 1L;
            }
        }
        return 0L;
    }

    private static @Nullable Object left(Arguments arguments) {
        String text = arguments.textOrEmpty(0);
        int length = arguments.number(1);
        return length < 0 || length > text.length() ? text : text.substring(0, length);
    }

    private static @Nullable Object mid(Arguments arguments) {
        String text = arguments.textOrEmpty(0);
        int start = arguments.number(1);
        int length = arguments.number(2);
        if (start < 1 || length < 0) {
            throw arguments.failed("the start must be at least 1 and the length at least 0");
        }
        int from = Math.min(start - 1, text.length());
        return text.substring(from, from + Math.min(length, text.length() - from));
    }

    private static @Nullable Object properCase(Arguments arguments) {
        String separators = arguments.given(1) ? arguments.textOrEmpty(1) : null;
        return each(arguments.value(0), text -> properCase(text, separators));
    }

    private static String properCase(String text, @Nullable String separators) {
        StringBuilder result = new StringBuilder(text.length());
        boolean atStart = true;
        for (int point : text.codePoints().toArray()) {
            boolean letter = separators == null
                    ? Character.isLetterOrDigit(point) || point == '\'' || point == '’'
                    : separators.indexOf(point) < 0;
            result.appendCodePoint(letter && atStart ? Character.toTitleCase(point) : Character.toLowerCase(point));
            atStart = !letter;
        }
        return result.toString();
    }

    private static Object word(Arguments arguments) {
        String text = arguments.textOrEmpty(0);
        int wanted = arguments.number(1);
        String delimiters = arguments.textOrEmpty(2);
        int seen = 0;
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || delimiters.indexOf(text.charAt(at)) >= 0) {
                if (at > from && ++seen == wanted) {
                    return text.substring(from, at);
                }
                from = at + 1;
            }
        }
        return "";
    }

    private static Locale culture(Arguments arguments) {
        try {
            return arguments.given(1)
                    ? new Locale.Builder()
                            .setLanguageTag(arguments.textOrEmpty(1))
                            .build()
                    : Locale.ROOT;
        } catch (IllformedLocaleException unknown) {
            throw arguments.failed("\"" + arguments.textOrEmpty(1) + "\" is not a culture; write one like tr-TR");
        }
    }
}
