package io.tenantsync.emulator.odata;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code $expand} of one navigation property.
 *
 * @param property its name as it came
 * @param select what {@code $select} in the parentheses names; empty if there is none
 * @param levels how deep {@code $levels} goes; 1 if there is none
 */
public record Expand(String property, List<String> select, int levels) {
    private static final int DEEPEST = 1_000;

    /**
     * Parses the option; null and blank mean nothing is expanded.
     *
     * @throws SyntaxError when it cannot be read
     */
    public static @Nullable Expand parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.strip();
        int open = trimmed.indexOf('(');
        if (open < 0) {
            return new Expand(trimmed, List.of(), 1);
        }
        if (!trimmed.endsWith(")")) {
            throw wrong(text, "a parenthesis is not closed");
        }
        Map<String, String> options = options(trimmed.substring(open + 1, trimmed.length() - 1), text);
        return new Expand(trimmed.substring(0, open).strip(), names(options.get("select")), levels(options, text));
    }

    private static Map<String, String> options(String inner, String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : inner.split(";")) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String key = name.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\$", "");
            if (equals < 0 || !List.of("select", "levels").contains(key)) {
                throw wrong(text, "'" + name.strip() + "' is not one of $select and $levels");
            }
            options.put(key, option.substring(equals + 1));
        }
        return options;
    }

    private static List<String> names(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static int levels(Map<String, String> options, String text) {
        String levels = options.getOrDefault("levels", "1").strip();
        if (levels.equalsIgnoreCase("max")) {
            return DEEPEST;
        }
        if (!levels.matches("\\d{1,4}") || Integer.parseInt(levels) < 1 || Integer.parseInt(levels) > DEEPEST) {
            throw wrong(text, "$levels must be max or a number from 1 to " + DEEPEST);
        }
        return Integer.parseInt(levels);
    }

    private static SyntaxError wrong(String text, String what) {
        return new SyntaxError("Parsing OData Select and Expand failed: '" + text + "': " + what + ".");
    }
}
