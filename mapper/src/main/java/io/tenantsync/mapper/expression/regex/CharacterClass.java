package io.tenantsync.mapper.expression.regex;

import java.util.regex.PatternSyntaxException;

/**
 * A class of characters in square brackets, translated.
 *
 * @param java what Java takes
 * @param end where it ends in the source
 */
record CharacterClass(String java, int end) {

    /** An escape sequence, translated. */
    record Escape(String java, int end) {}

    /**
     * Translates the class that starts there.
     *
     * @throws PatternSyntaxException if it does not end
     */
    static CharacterClass at(String source, int start) {
        StringBuilder java = new StringBuilder("[");
        int at = start + 1;
        if (at < source.length() && source.charAt(at) == '^') {
            java.append('^');
            at++;
        }
        int first = at;
        while (at < source.length()) {
            char next = source.charAt(at);
            if (next == ']' && at > first) {
                return new CharacterClass(java.append(']').toString(), at + 1);
            }
            if (next == '-' && at > first && source.startsWith("-[", at)) {
                return without(java, at(source, at + 1), source, start);
            }
            if (next == '\\') {
                Escape escape = escape(source, at, true);
                java.append(escape.java());
                at = escape.end();
            } else {
                // these four mean something in a Java class and nothing in a .NET one
                java.append("[]&^".indexOf(next) >= 0 ? "\\" : "").append(next);
                at++;
            }
        }
        throw new PatternSyntaxException("Unclosed character class", source, start);
    }

    private static CharacterClass without(StringBuilder base, CharacterClass taken, String source, int start) {
        if (taken.end() >= source.length() || source.charAt(taken.end()) != ']') {
            throw new PatternSyntaxException("A subtracted class must be the last in a class", source, start);
        }
        return new CharacterClass("(?:(?!" + taken.java() + ")" + base + "])", taken.end() + 1);
    }

    /** Translates the escape sequence that starts there; back-references are not among them. */
    static Escape escape(String source, int start, boolean inClass) {
        if (start + 1 >= source.length()) {
            throw new PatternSyntaxException("Nothing follows the last backslash", source, start);
        }
        char next = source.charAt(start + 1);
        if (next == 'p' || next == 'P') {
            int end = source.indexOf('}', start);
            String property = end < 0 ? "" : source.substring(start, end + 1);
            return new Escape(property.replace("{Is", "{In"), Math.max(end, start + 1) + 1);
        }
        if (next == 'v') {
            return new Escape("\\x0B", start + 2);
        }
        if (next == 'b' && inClass) {
            return new Escape("\\x08", start + 2);
        }
        if (next >= '0' && next <= '7' && (inClass || next == '0')) {
            return octal(source, start);
        }
        String known = inClass ? "dDwWsStnrfeaxuc" : "dDwWsStnrfeaxucbBAZzG";
        boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (letter && known.indexOf(next) < 0) {
            throw new PatternSyntaxException("Unrecognised escape sequence \\" + next, source, start);
        }
        return new Escape(source.substring(start, start + 2), start + 2);
    }

    private static Escape octal(String source, int start) {
        int end = start + 1;
        while (end < source.length() && end < start + 4 && source.charAt(end) >= '0' && source.charAt(end) <= '7') {
            end++;
        }
        int value = Integer.parseInt(source.substring(start + 1, end), 8) & 0xff;
        return new Escape("\\x" + Character.forDigit(value >> 4, 16) + Character.forDigit(value & 15, 16), end);
    }
}
