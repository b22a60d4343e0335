package io.tenantsync.mapper.expression.date;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A .NET date and time format of the invariant culture, taken apart. One letter alone names a standard format; everything
 * else is a custom one.
 *
 * @param tokens its parts in order
 */
public record DateFormat(List<Token> tokens) {
    private static final String LETTERS = "dfFghHKmMstyz:/";
    private static final Map<Character, String> STANDARD = Map.ofEntries(
            Map.entry('d', "MM/dd/yyyy"),
            Map.entry('D', "dddd, dd MMMM yyyy"),
            Map.entry('f', "dddd, dd MMMM yyyy HH:mm"),
            Map.entry('F', "dddd, dd MMMM yyyy HH:mm:ss"),
            Map.entry('g', "MM/dd/yyyy HH:mm"),
            Map.entry('G', "MM/dd/yyyy HH:mm:ss"),
            Map.entry('m', "MMMM dd"),
            Map.entry('M', "MMMM dd"),
            Map.entry('o', "yyyy-MM-ddTHH:mm:ss.fffffffK"),
            Map.entry('O', "yyyy-MM-ddTHH:mm:ss.fffffffK"),
            Map.entry('r', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
            Map.entry('R', "ddd, dd MMM yyyy HH:mm:ss 'GMT'"),
            Map.entry('s', "yyyy-MM-ddTHH:mm:ss"),
            Map.entry('t', "HH:mm"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('u', "yyyy-MM-dd HH:mm:ss'Z'"),
            Map.entry('U', "dddd, dd MMMM yyyy HH:mm:ss"),
            Map.entry('y', "yyyy MMMM"),
            Map.entry('Y', "yyyy MMMM"));

    /**
     * One part.
     *
     * @param letter what it stands for; a blank = the literal text
     * @param count how often the letter stands there
     * @param text the literal text
     */
    public record Token(char letter, int count, String text) {
        static Token literal(String text) {
            return new Token(' ', 0, text);
        }

        boolean isLiteral() {
            return letter == ' ';
        }
    }

    /** What is wrong with a format; null when nothing is. */
    public static @Nullable String objectionTo(String format) {
        try {
            of(format);
            return null;
        } catch (IllegalArgumentException malformed) {
            return "is not a date format: " + malformed.getMessage();
        }
    }

    /** @throws IllegalArgumentException if it is none; the message says why */
    public static DateFormat of(String format) {
        if (format.isEmpty()) {
            throw new IllegalArgumentException("it is empty; write one like yyyy-MM-dd");
        }
        if (format.length() == 1) {
            String standard = STANDARD.get(format.charAt(0));
            if (standard == null) {
                throw new IllegalArgumentException("there is no standard format " + format);
            }
            return new DateFormat(tokens(standard));
        }
        return new DateFormat(tokens(format));
    }

    private static List<Token> tokens(String format) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < format.length()) {
            char next = format.charAt(at);
            if (next == '"' || next == '\'') {
                at = quoted(format, at, tokens);
            } else if (next == '\\' || next == '%') {
                if (at + 1 == format.length() || (next == '%' && format.charAt(at + 1) == '%')) {
                    throw new IllegalArgumentException("nothing that it could mark follows " + next);
                }
                if (next == '\\') {
                    tokens.add(Token.literal(format.substring(at + 1, at + 2)));
                }
                at += next == '\\' ? 2 : 1;
            } else if (LETTERS.indexOf(next) >= 0) {
                int count = repeats(format, at);
                tokens.add(new Token(next, count, format.substring(at, at + count)));
                at += count;
            } else {
                tokens.add(Token.literal(String.valueOf(next)));
                at++;
            }
        }
        return tokens;
    }

    private static int quoted(String format, int start, List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < format.length() && format.charAt(at) != format.charAt(start)) {
            at += format.charAt(at) == '\\' && at + 1 < format.length() ? 1 : 0;
            text.append(format.charAt(at++));
        }
        if (at >= format.length()) {
            throw new IllegalArgumentException("a quotation mark has no closing one");
        }
        tokens.add(Token.literal(text.toString()));
        return at + 1;
    }

    private static int repeats(String format, int start) {
        int at = start;
        while (at < format.length() && format.charAt(at) == format.charAt(start)) {
            at++;
        }
        int count = at - start;
        char letter = format.charAt(start);
        if ((letter == 'f' || letter == 'F') && count > 7) {
            throw new IllegalArgumentException("fractions of a second have at most seven digits");
        }
        return letter == ':' || letter == '/' || letter == 'K' ? 1 : count;
    }
}
