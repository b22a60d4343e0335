package io.tenantsync.mapper.expression.regex;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

/**
 * .NET's regular expressions, and such that end: a match may look at a bounded number of characters, then it fails with a
 * description.
 */
public final class BoundedRegex {
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_PATTERNS_KEPT = 1_000;
    private static final Map<String, Regex> COMPILED = new ConcurrentHashMap<>();

    private BoundedRegex() {}

    /**
     * Says whether a text is a regular expression that can be run.
     *
     * @throws PatternSyntaxException if it is not; the index, where known, counts from 0
     */
    public static void check(String pattern) {
        compile(pattern);
    }

    /** Whether the pattern is found in the text; false also when the search had to be given up. */
    public static boolean found(String pattern, String text) {
        try {
            return compile(pattern).pattern().matcher(new Counted(text)).find();
        } catch (PatternSyntaxException | StackOverflowError | Exhausted impossible) {
            return false;
        }
    }

    static Regex compile(String pattern) {
        if (COMPILED.size() > MOST_PATTERNS_KEPT) {
            COMPILED.clear();
        }
        Regex known = COMPILED.get(pattern);
        if (known == null) {
            known = DotNetPattern.compile(pattern);
            COMPILED.put(pattern, known);
        }
        return known;
    }

    /**
     * Runs a pattern over a text.
     *
     * @param work gets the pattern and a matcher that has not looked yet
     * @throws Unmatchable if the pattern is none, or the work takes too many steps
     */
    public static <T> T run(String pattern, String text, BiFunction<Regex, Matcher, T> work) {
        try {
            Regex regex = compile(pattern);
            return work.apply(regex, regex.pattern().matcher(new Counted(text)));
        } catch (PatternSyntaxException malformed) {
            throw new Unmatchable("the regex pattern is not valid: " + malformed.getDescription()
                    + (malformed.getIndex() < 0 ? "" : " at position " + (malformed.getIndex() + 1)));
        } catch (StackOverflowError | Exhausted endless) {
            throw new Unmatchable("the regex pattern takes too long on this value; write it without nested repetition");
        }
    }

    /** Given up. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super(null, null, false, false);
        }
    }

    /** Counts how often the matcher looks at a character. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
