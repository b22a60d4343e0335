package io.tenantsync.mapper.expression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions that end: a match may look at a bounded number of characters, then it fails with a description. */
public final class BoundedRegex {
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_PATTERNS_KEPT = 1_000;
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private BoundedRegex() {}

    /**
     * Compiles a pattern, or gives the one compiled before.
     *
     * @throws PatternSyntaxException if it is not a regular expression
     */
    public static Pattern compile(String pattern) {
        if (COMPILED.size() > MOST_PATTERNS_KEPT) {
            COMPILED.clear();
        }
        return COMPILED.computeIfAbsent(pattern, Pattern::compile);
    }

    /** Whether the pattern is found in the text; false also when the search had to be given up. */
    public static boolean found(String pattern, String text) {
        try {
            return compile(pattern).matcher(new Counted(text)).find();
        } catch (PatternSyntaxException | StackOverflowError | Exhausted impossible) {
            return false;
        }
    }

    static <T> T run(Arguments arguments, String pattern, String text, Function<Matcher, T> work) {
        try {
            return work.apply(compile(pattern).matcher(new Counted(text)));
        } catch (PatternSyntaxException malformed) {
            throw arguments.failed("the regex pattern is not valid: " + malformed.getDescription() + " at position "
                    + (malformed.getIndex() + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unknownGroup) {
            throw arguments.failed("the regex pattern has no such group: " + unknownGroup.getMessage());
        } catch (StackOverflowError | Exhausted endless) {
            throw arguments.failed(
                    "the regex pattern takes too long on this value; write it without nested repetition");
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
        private final CharSequence text;
        private int steps;

        Counted(CharSequence text) {
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
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
