package io.tenantsync.mapper.expression.regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often a part of a regular expression repeats.
 *
 * @param text as written
 * @param least fewest times
 * @param most most times; -1 = without end
 * @param lazy whether few are tried first
 */
record Quantifier(String text, int least, int most, boolean lazy) {
    private static final Pattern WRITTEN = Pattern.compile("([*+?]|\\{(\\d{1,9})(,(\\d{0,9}))?\\})(\\??)");

    /** The quantifier that starts there; null when none does. */
    static @Nullable Quantifier at(String pattern, int offset) {
        Matcher matcher = WRITTEN.matcher(pattern).region(offset, pattern.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        boolean lazy = !matcher.group(5).isEmpty();
        return switch (matcher.group(1)) {
            case "*" -> new Quantifier(matcher.group(), 0, -1, lazy);
            case "+" -> new Quantifier(matcher.group(), 1, -1, lazy);
            case "?" -> new Quantifier(matcher.group(), 0, 1, lazy);
            default -> counted(matcher, lazy);
        };
    }

    private static Quantifier counted(Matcher matcher, boolean lazy) {
        int least = Integer.parseInt(matcher.group(2));
        String most = matcher.group(3) == null ? matcher.group(2) : matcher.group(4);
        return new Quantifier(matcher.group(), least, most.isEmpty() ? -1 : Integer.parseInt(most), lazy);
    }

    int length() {
        return text.length();
    }

    /** In how many ways the repeated part can match nothing when one can in so many. */
    double ways(double ofOne) {
        double needed = Math.pow(ofOne, least);
        return most == least ? needed : needed * (ofOne + 1);
    }

    /** The same with an end. */
    String bounded(int farthest) {
        return most >= 0 ? text : "{" + least + "," + Math.max(least, farthest) + "}" + (lazy ? "?" : "");
    }
}
