package io.tenantsync.detector.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Graph's values in the few types that the domain knows. */
final class GraphValues {
    /** The one property of people that is an object. */
    static final String NESTED = "onPremisesExtensionAttributes";

    private GraphValues() {}

    /** Members of {@link #NESTED} get names of their own; annotations and other objects are left out. */
    static Map<String, @Nullable Object> flat(Map<String, @Nullable Object> properties) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : properties.entrySet()) {
            String name = entry.getKey();
            @Nullable Object value = entry.getValue();
            if (name.equals(NESTED)) {
                nested(value).forEach((member, inner) -> flat.put(NESTED + "/" + member, inner));
            } else if (!name.contains("@") && !(value instanceof Map)) {
                flat.put(name, simple(value));
            }
        }
        return flat;
    }

    private static Map<String, @Nullable Object> nested(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int number = 1; number <= 15; number++) {
            String name = "extensionAttribute" + number;
            members.put(name, value instanceof Map<?, ?> map ? simple(map.get(name)) : null);
        }
        return members;
    }

    private static @Nullable Object simple(@Nullable Object value) {
        if (value instanceof List<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return value;
    }
}
