package io.tenantsync.mapper.expression;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every function there is. To add one, add a signature to the list of its family. */
final class FunctionTable {
    private static final Map<String, Signature> FUNCTIONS = collect();
    private static final Set<String> NAMES = available();

    private FunctionTable() {}

    static @Nullable Signature find(String name) {
        return FUNCTIONS.get(name);
    }

    /** Those that can be used here, sorted. */
    static Set<String> names() {
        return NAMES;
    }

    /** The known name that is most like the given one. */
    static String nearest(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return NAMES.stream()
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

    private static Map<String, Signature> collect() {
        Map<String, Signature> functions = new TreeMap<>();
        Stream.of(
                        TextFunctions.ALL,
                        LogicFunctions.ALL,
                        ListFunctions.ALL,
                        DateFunctions.ALL,
                        CodingFunctions.ALL,
                        ChanceFunctions.ALL,
                        ContextFunctions.ALL,
                        UnavailableFunctions.ALL)
                .flatMap(List::stream)
                .forEach(function -> functions.put(function.name(), function));
        return functions;
    }

    private static Set<String> available() {
        Map<String, Signature> available = new TreeMap<>(FUNCTIONS);
        available.values().removeIf(function -> function.origin() == Signature.Origin.UNAVAILABLE);
        return Collections.unmodifiableSet(available.keySet());
    }
}
