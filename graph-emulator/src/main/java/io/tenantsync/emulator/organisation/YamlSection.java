package io.tenantsync.emulator.organisation;

import io.tenantsync.emulator.json.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mapping in a YAML file, which knows where it is when something is wrong with it. */
final class YamlSection {
    private final Path file;
    private final String where;
    private final Map<?, ?> values;

    YamlSection(Path file, String where, Map<?, ?> values) {
        this.file = file;
        this.where = where;
        this.values = values;
    }

    void allow(String... keys) {
        List<String> allowed = List.of(keys);
        for (Object key : values.keySet()) {
            if (!allowed.contains(String.valueOf(key))) {
                throw wrong(String.valueOf(key), "is not known here; known are " + String.join(", ", allowed));
            }
        }
    }

    @Nullable
    String find(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    String text(String key) {
        String value = find(key);
        if (value == null || value.isBlank()) {
            throw wrong(key, "is missing");
        }
        return value;
    }

    String guid(String key) {
        String text = text(key);
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw wrong(key, "must be a GUID like 11111111-1111-1111-1111-111111111111, but is '" + text + "'");
        }
    }

    long number(String key, long otherwise) {
        return switch (values.get(key)) {
            case null -> otherwise;
            case Integer number -> number;
            case Long number -> number;
            default -> throw wrong(key, "must be a whole number, but is '" + find(key) + "'");
        };
    }

    boolean flag(String key) {
        return switch (values.get(key)) {
            case null -> false;
            case Boolean flag -> flag;
            default -> throw wrong(key, "must be true or false, but is '" + find(key) + "'");
        };
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    List<YamlSection> sections(String key) {
        List<YamlSection> sections = new ArrayList<>();
        for (Object item : list(key)) {
            String inner = where + key + "[" + sections.size() + "].";
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(key, "must list mappings with keys and values");
            }
            sections.add(new YamlSection(file, inner, map));
        }
        return sections;
    }

    /** The same mapping for those who read JSON too. */
    Fields fields() {
        return new Fields(file + ": " + where, values);
    }

    YamlSection section(String key) {
        return switch (values.get(key)) {
            case null -> new YamlSection(file, where + key + ".", Map.of());
            case Map<?, ?> map -> new YamlSection(file, where + key + ".", map);
            default -> throw wrong(key, "must be a mapping with keys and values");
        };
    }

    IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException(file + ": " + where + key + " " + what + ".");
    }

    private List<?> list(String key) {
        return switch (values.get(key)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(key, "must be a list, but is '" + find(key) + "'");
        };
    }
}
