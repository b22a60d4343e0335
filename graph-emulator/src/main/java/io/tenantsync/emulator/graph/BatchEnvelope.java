package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the items of a {@code $batch}; what makes one of them unreadable makes the whole batch a 400. */
final class BatchEnvelope {
    private static final int MOST = 20;

    private BatchEnvelope() {}

    /** The items, each after those that it depends on, otherwise in the order in which they came. */
    static List<Map<String, @Nullable Object>> items(GraphRequest envelope) {
        if (!(envelope.object().get("requests") instanceof List<?> list) || list.isEmpty()) {
            throw malformed("'requests' is missing or empty");
        }
        if (list.size() > MOST) {
            throw Refusal.badRequest(
                    "BadRequest", "Number of batch request steps exceeds the maximum value of " + MOST + ".");
        }
        Map<String, Map<String, @Nullable Object>> byId = new HashMap<>();
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Object element : list) {
            Map<String, @Nullable Object> item = item(element);
            complete(item);
            if (byId.put(id(item), item) != null) {
                throw malformed("the id '" + Documents.text(item, "id") + "' is used more than once");
            }
            items.add(item);
        }
        return ordered(items, byId);
    }

    /** Ids are not case-sensitive. */
    static String id(Map<String, @Nullable Object> item) {
        return Documents.text(item, "id").toLowerCase(Locale.ROOT);
    }

    static List<String> dependencies(Map<String, @Nullable Object> item) {
        return Documents.texts(item, "dependsOn").stream()
                .map(id -> id.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void complete(Map<String, @Nullable Object> item) {
        String id = Documents.text(item, "id");
        if (id.isEmpty()
                || Documents.text(item, "url").isEmpty()
                || Documents.text(item, "method").isEmpty()) {
            throw malformed("each item needs an id, a method and a url, all of them strings");
        }
        boolean typed = Documents.tree(item, "headers").keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
        if (item.get("body") != null && !typed) {
            throw Refusal.badRequest(
                    "BadRequest", "Write request id : " + id + " does not contain Content-Type header or body.");
        }
    }

    private static List<Map<String, @Nullable Object>> ordered(
            List<Map<String, @Nullable Object>> items, Map<String, Map<String, @Nullable Object>> byId) {
        List<Map<String, @Nullable Object>> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (Map<String, @Nullable Object> item : items) {
            place(item, byId, new HashSet<>(), done, ordered);
        }
        return ordered;
    }

    private static void place(
            Map<String, @Nullable Object> item,
            Map<String, Map<String, @Nullable Object>> byId,
            Set<String> waiting,
            Set<String> done,
            List<Map<String, @Nullable Object>> ordered) {
        if (done.contains(id(item))) {
            return;
        }
        if (!waiting.add(id(item))) {
            throw malformed("the requests depend on each other in a circle at id '" + Documents.text(item, "id") + "'");
        }
        for (String id : dependencies(item)) {
            Map<String, @Nullable Object> before = byId.get(id);
            if (before == null) {
                throw malformed("dependsOn names the id '" + id + "', which no request has");
            }
            place(before, byId, waiting, done, ordered);
        }
        done.add(id(item));
        ordered.add(item);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> item(@Nullable Object item) {
        if (item instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw malformed("an item is not an object");
    }

    private static Refusal malformed(String what) {
        return Refusal.badRequest("BadRequest", "Invalid batch payload format: " + what + ".");
    }
}
