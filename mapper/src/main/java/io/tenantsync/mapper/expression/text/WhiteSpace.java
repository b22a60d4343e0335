package io.tenantsync.mapper.expression.text;

/** White space as .NET knows it: the no-break space is white, and the four information separators are not. */
public final class WhiteSpace {
    private WhiteSpace() {}

    /** The text without white space at its ends. */
    public static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isWhite(text.charAt(from))) {
            from++;
        }
        while (to > from && isWhite(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether a character is white. */
    public static boolean isWhite(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
    }
}
