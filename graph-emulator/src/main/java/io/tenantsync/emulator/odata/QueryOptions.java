package io.tenantsync.emulator.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a request's query string; names in any case, with or without the dollar sign. */
public final class QueryOptions {
    private final Map<String, String> byName;
    private final String raw;

    private QueryOptions(Map<String, String> byName, String raw) {
        this.byName = byName;
        this.raw = raw;
    }

    /** Reads what follows the question mark, still percent-encoded; null and empty mean no options. */
    public static QueryOptions parse(@Nullable String query) {
        Map<String, String> options = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return new QueryOptions(options, "");
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (options.put(key(name), value) != null) {
                throw new SyntaxError("Query option '$" + key(name)
                        + "' was specified more than once, but it must be specified at most once.");
            }
        }
        return new QueryOptions(options, query);
    }

    /** The value of an option given without dollar sign, or null. */
    public @Nullable String find(String name) {
        return byName.get(key(name));
    }

    /** Whether the option was given. */
    public boolean has(String name) {
        return byName.containsKey(key(name));
    }

    /** The comma-separated members of an option; empty if it was not given. Commas within parentheses do not count. */
    public List<String> list(String name) {
        String value = find(name);
        if (value == null || value.isBlank()) {
            return List.of();
        }
        return Arrays.stream(value.split(",(?![^(]*\\))"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The query string without one option, as it came. */
    public String without(String name) {
        return Arrays.stream(raw.split("&"))
                .filter(pair ->
                        !pair.isEmpty() && !key(decode(pair.split("=", 2)[0])).equals(key(name)))
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("$") ? lower.substring(1) : lower;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SyntaxError("The query string is not percent-encoded correctly near '" + text + "'.");
        }
    }
}
