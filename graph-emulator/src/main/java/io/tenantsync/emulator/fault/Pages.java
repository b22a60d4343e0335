package io.tenantsync.emulator.fault;

import io.tenantsync.emulator.graph.GraphResponse;
import io.tenantsync.emulator.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes pages of lists apart and puts them together again. */
final class Pages {
    static final String NEXT = "@odata.nextLink";
    static final String DELTA = "@odata.deltaLink";
    private static final String VALUE = "value";

    private Pages() {}

    /** The page with something changed in it; any other answer as it is. */
    static GraphResponse changed(GraphResponse response, Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> page = read(response);
        if (page == null) {
            return response;
        }
        change.accept(page);
        return written(response, page);
    }

    /** The members of the page; null if the answer is no object that came with success. */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, @Nullable Object> read(GraphResponse response) {
        return response.status() == 200
                        && response.body() != null
                        && Json.read(Json.bytes(response.body())) instanceof Map<?, ?> map
                ? new LinkedHashMap<>((Map<String, @Nullable Object>) map)
                : null;
    }

    static GraphResponse written(GraphResponse like, Map<String, @Nullable Object> page) {
        return new GraphResponse(like.status(), like.headers(), json -> Json.value(json, page), null);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> items(Map<String, @Nullable Object> page) {
        return page.get(VALUE) instanceof List<?> list
                ? new ArrayList<>((List<Map<String, @Nullable Object>>) list)
                : new ArrayList<>();
    }

    static Map<String, @Nullable Object> withItems(
            Map<String, @Nullable Object> page, List<Map<String, @Nullable Object>> items) {
        Map<String, @Nullable Object> other = new LinkedHashMap<>(page);
        other.put(VALUE, items);
        return other;
    }

    /** The page with a link to a next one in place of its own link. */
    static Map<String, @Nullable Object> leadingTo(Map<String, @Nullable Object> page, String next) {
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        page.forEach((name, value) -> {
            if (name.equals(NEXT) || name.equals(DELTA)) {
                other.put(NEXT, next);
            } else {
                other.put(name, value);
            }
        });
        return other;
    }

    /** The page with the link of another one. */
    static Map<String, @Nullable Object> withLinkOf(
            Map<String, @Nullable Object> page, Map<String, @Nullable Object> other) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(page);
        changed.remove(NEXT);
        changed.remove(DELTA);
        for (String link : List.of(NEXT, DELTA)) {
            if (other.get(link) != null) {
                changed.put(link, other.get(link));
            }
        }
        return changed;
    }
}
