package io.tenantsync.mapper.expression;

import static io.tenantsync.mapper.expression.Kind.COMPARE;
import static io.tenantsync.mapper.expression.Kind.EACH;
import static io.tenantsync.mapper.expression.Kind.NUMBER;
import static io.tenantsync.mapper.expression.Kind.PATTERN;
import static io.tenantsync.mapper.expression.Kind.TEXT;

import io.tenantsync.mapper.expression.text.Casing;
import io.tenantsync.mapper.expression.text.Diacritics;
import io.tenantsync.mapper.expression.text.WhiteSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions over texts. Those of one text work on each value of a list. */
final class TextFunctions {
    static final List<Signature> ALL = List.of(
            Signature.of("Append(source, suffix)", 2, 2, TEXT, TextFunctions::append, TEXT),
            Signature.of(
                    "InStr(text, find, [start], [compare])",
                    2,
                    4,
                    NUMBER,
                    TextFunctions::inStr,
                    TEXT,
                    TEXT,
                    NUMBER,
                    COMPARE),
            Signature.of("Left(text, length)", 2, 2, TEXT, TextFunctions::left, TEXT, NUMBER),
            Signature.of("Mid(text, start, length)", 3, 3, TEXT, TextFunctions::mid, TEXT, NUMBER),
            Signature.of(
                    "NormalizeDiacritics(text)", 1, 1, EACH, arguments -> arguments.each(Diacritics::normalize), EACH),
            Signature.of("PCase(text, [wordSeparators])", 1, 2, EACH, TextFunctions::properCase, EACH, TEXT),
            Signature.of(
                    "Replace(source, [oldValue], [regexPattern], [regexGroupName], [replacementValue],"
                            + " [replacementAttributeName], [template])",
                    3,
                    7,
                    TEXT,
                    Replacing::replace,
                    TEXT,
                    TEXT,
                    PATTERN,
                    TEXT),
            Signature.of(
                    "StripSpaces(text)", 1, 1, EACH, arguments -> arguments.each(text -> text.replace(" ", "")), EACH),
            Signature.of("ToLower(text, [culture])", 1, 2, EACH, TextFunctions::toLower, EACH, TEXT),
            Signature.of("ToUpper(text, [culture])", 1, 2, EACH, TextFunctions::toUpper, EACH, TEXT),
            Signature.of("Trim(text)", 1, 1, EACH, arguments -> arguments.each(WhiteSpace::trimmed), EACH),
            Signature.of("Word(text, number, delimiters)", 3, 3, TEXT, TextFunctions::word, TEXT, NUMBER, TEXT));

    private TextFunctions() {}

    // A suffix without anything before it would look like a value, so nothing stays nothing.
    private static @Nullable Object append(Arguments arguments) {
        String source = arguments.text(0);
        return source == null
                ? null
                : new Limited().append(source).append(arguments.textOrEmpty(1)).toString();
    }

    private static Object inStr(Arguments arguments) {
        String text = arguments.textOrEmpty(0);
        String find = arguments.textOrEmpty(1);
        int start = arguments.given(2) ? Math.max(1, arguments.number(2)) : 1;
        boolean ignoreCase = List.of("vbTextCompare", "1").contains(arguments.textOrEmpty(3));
        for (int at = start - 1; at + (long) find.length() <= text.length(); at++) {
            if (text.regionMatches(ignoreCase, at, find, 0, find.length())) {
                return at + 1L;
            }
        }
        return 0L;
    }

    private static Object left(Arguments arguments) {
        String text = arguments.textOrEmpty(0);
        int length = arguments.number(1);
        return length < 0 || length > text.length() ? text : text.substring(0, length);
    }

    private static Object mid(Arguments arguments) {
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
        return arguments.each(text -> separators == null ? Casing.title(text) : Casing.titleBetween(text, separators));
    }

    private static @Nullable Object toLower(Arguments arguments) {
        Casing casing = casing(arguments);
        return arguments.each(casing::lower);
    }

    private static @Nullable Object toUpper(Arguments arguments) {
        Casing casing = casing(arguments);
        return arguments.each(casing::upper);
    }

    private static Casing casing(Arguments arguments) {
        String culture = arguments.textOrEmpty(1);
        Casing casing = Casing.of(culture);
        if (casing == null) {
            throw arguments.failed(1, "\"" + Values.shortened(culture) + "\" is not a culture; write one like tr-TR");
        }
        return casing;
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
}
