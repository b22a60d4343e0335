package io.tenantsync.mapper.expression;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every function there is. To add one, add an entry to the list of its family. */
final class FunctionTable {
    static final int ANY = Integer.MAX_VALUE;

    private static final Map<String, Entry> ENTRIES = collect();

    private FunctionTable() {}

    /** What a function computes. */
    interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    /**
     * One function.
     *
     * @param signature its name and parameters, for people: {@code Left(text, length)}
     * @param least fewest arguments
     * @param most most arguments
     * @param body what it computes
     */
    record Entry(String signature, int least, int most, Body body) {
        String name() {
            return signature.substring(0, signature.indexOf('('));
        }

        /** What is wrong with that many arguments; null when nothing is. */
        @Nullable
        String objectionTo(int count) {
            if (count < least || count > most) {
                String wanted = least == most ? "" + least : most == ANY ? "at least " + least : least + " to " + most;
                return name() + " takes " + wanted + " arguments, not " + count + ": " + signature;
            }
            return name().equals("Switch") && count % 2 != 0
                    ? "Switch takes an even number of arguments, not " + count + ": " + signature
                    : null;
        }
    }

    static @Nullable Entry find(String name) {
        return ENTRIES.get(name);
    }

    static Set<String> names() {
        return Collections.unmodifiableSet(ENTRIES.keySet());
    }

    /** The known name that is most like the given one. */
    static String nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return ENTRIES.keySet().stream()
                .min(java.util.Comparator.comparingInt(known -> distance(wanted, known.toLowerCase(Locale.ROOT))))
                .orElse("");
    }

    private static int distance(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int diagonal = above[0];
            above[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int cost = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                int best = Math.min(Math.min(above[column], above[column - 1]) + 1, diagonal + cost);
                diagonal = above[column];
                above[column] = best;
            }
        }
        return above[right.length()];
    }

    private static Map<String, Entry> collect() {
        Map<String, Entry> entries = new TreeMap<>();
        Stream.of(TextFunctions.ENTRIES, LogicFunctions.ENTRIES, ListFunctions.ENTRIES)
                .flatMap(java.util.List::stream)
                .forEach(entry -> entries.put(entry.name(), entry));
        return entries;
    }
}
