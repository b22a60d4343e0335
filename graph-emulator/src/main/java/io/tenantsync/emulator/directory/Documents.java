package io.tenantsync.emulator.directory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values out of the trees that settings are kept as. */
public final class Documents {
    private Documents() {}

    /** The text under that key; empty when there is none. */
    public static String text(Map<String, @Nullable Object> document, String key) {
        return document.get(key) instanceof String text ? text : "";
    }

    /** The list of texts under that key; empty when there is none. */
    public static List<String> texts(Map<String, @Nullable Object> document, String key) {
        return document.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The tree under that key; empty when there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> tree(Map<String, @Nullable Object> document, String key) {
        return document.get(key) instanceof Map<?, ?> tree ? (Map<String, @Nullable Object>) tree : Map.of();
    }
}
