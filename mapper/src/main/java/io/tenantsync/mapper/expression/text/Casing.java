package io.tenantsync.mapper.expression.text;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Upper and lower case as .NET has them: letter by letter, so that no text changes its length, with the two i of Turkish
 * and Azerbaijani.
 *
 * @param turkic whether i has a dot in both cases
 * @param invariant whether no culture was named; then letters with only one of the two dots stay as they are
 */
public record Casing(boolean turkic, boolean invariant) {
    private static final int DOTTED_CAPITAL = 'İ';
    private static final int DOTLESS_SMALL = 'ı';

    /** The casing of a culture such as {@code tr-TR}; of none for the empty name; null when there is no such culture. */
    public static @Nullable Casing of(String culture) {
        if (culture.isEmpty()) {
            return new Casing(false, true);
        }
        try {
            String language =
                    new Locale.Builder().setLanguageTag(culture).build().getLanguage();
            return language.isEmpty() ? null : new Casing(language.equals("tr") || language.equals("az"), false);
        } catch (IllformedLocaleException unknown) {
            return null;
        }
    }

    /** The text in lower case. */
    public String lower(String text) {
        return mapped(text, this::lower);
    }

    /** The text in upper case. */
    public String upper(String text) {
        return mapped(text, this::upper);
    }

    private int lower(int point) {
        if (turkic && point == 'I') {
            return DOTLESS_SMALL;
        }
        return invariant && point == DOTTED_CAPITAL ? point : Character.toLowerCase(point);
    }

    private int upper(int point) {
        if (turkic && point == 'i') {
            return DOTTED_CAPITAL;
        }
        return invariant && point == DOTLESS_SMALL ? point : Character.toUpperCase(point);
    }

    private static String mapped(String text, IntUnaryOperator change) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().map(change).forEach(result::appendCodePoint);
        return result.toString();
    }

    /** Each word with a capital and the rest small; words end where .NET's title case ends them. */
    public static String title(String text) {
        Casing casing = new Casing(false, true);
        StringBuilder result = new StringBuilder(text.length());
        boolean inWord = false;
        for (int point : text.codePoints().toArray()) {
            boolean starts = !inWord && Character.isLetter(point);
            result.appendCodePoint(starts ? Character.toTitleCase(point) : casing.lower(point));
            inWord = starts || (inWord && continuesWord(point));
        }
        return result.toString();
    }

    private static boolean continuesWord(int point) {
        return Character.isLetterOrDigit(point)
                || point == '\''
                || Character.getType(point) == Character.LETTER_NUMBER
                || Character.getType(point) == Character.OTHER_NUMBER;
    }

    /** The same, where words end at the given characters only; the capital is the first letter of the word. */
    public static String titleBetween(String text, String separators) {
        Casing casing = new Casing(false, true);
        StringBuilder result = new StringBuilder(text.length());
        boolean waiting = true;
        for (int point : text.codePoints().toArray()) {
            boolean capital = waiting && Character.isLetter(point);
            result.appendCodePoint(capital ? Character.toTitleCase(point) : casing.lower(point));
            waiting = separators.indexOf(point) >= 0 || (waiting && !capital);
        }
        return result.toString();
    }
}
