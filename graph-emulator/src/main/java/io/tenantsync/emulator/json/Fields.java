package io.tenantsync.emulator.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object that somebody wrote by hand, as JSON or YAML: hands out its fields and says where one is wrong and what would be right. */
public final class Fields {
    private final String where;
    private final Map<?, ?> values;

    /**
     * Fields of that object.
     *
     * @param where what comes before a field's name in complaints, such as {@code quotas.}; empty for the outermost object
     */
    public Fields(String where, Map<?, ?> values) {
        this.where = where;
        this.values = values;
    }

    /** Refuses every other field. */
    public Fields allow(String... names) {
        List<String> allowed = List.of(names);
        for (Object name : values.keySet()) {
            if (!allowed.contains(String.valueOf(name))) {
                throw wrong(String.valueOf(name), "is not known here; known are " + String.join(", ", allowed));
            }
        }
        return this;
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** A text, or null. */
    public @Nullable String find(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    /** A number, or what holds otherwise. */
    public double number(String name, double otherwise) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Number number -> number.doubleValue();
            default -> throw wrong(name, "must be a number, but is '" + find(name) + "'");
        };
    }

    /** A whole number of at least 0, or what holds otherwise. */
    public long count(String name, long otherwise) {
        double number = number(name, otherwise);
        if (number < 0 || number != Math.rint(number)) {
            throw wrong(name, "must be a whole number from 0 up, but is '" + find(name) + "'");
        }
        return (long) number;
    }

    /** True or false, or what holds otherwise. */
    public boolean flag(String name, boolean otherwise) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> throw wrong(name, "must be true or false, but is '" + find(name) + "'");
        };
    }

    /** One of an enumeration's words, written in any case, or what holds otherwise. */
    public <E extends Enum<E>> @Nullable E word(String name, Class<E> words, @Nullable E otherwise) {
        String text = find(name);
        if (text == null) {
            return otherwise;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> plain(word.name()).equals(plain(text)))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name,
                        "must be one of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(word -> camel(word.name()))
                                        .toList() + ", but is '" + text + "'"));
    }

    /** An object; empty if there is none. */
    public Fields object(String name) {
        return switch (values.get(name)) {
            case null -> new Fields(where + name + ".", Map.of());
            case Map<?, ?> map -> new Fields(where + name + ".", map);
            default -> throw wrong(name, "must be an object with fields, but is '" + find(name) + "'");
        };
    }

    /** A list of objects; empty if there is none. */
    public List<Fields> objects(String name) {
        if (!(values.getOrDefault(name, null) instanceof List<?> list)) {
            if (has(name)) {
                throw wrong(name, "must be a list of objects");
            }
            return List.of();
        }
        List<Fields> objects = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(name, "must be a list of objects");
            }
            objects.add(new Fields(where + name + "[" + objects.size() + "].", map));
        }
        return objects;
    }

    /** All fields as numbers. */
    public Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>();
        values.keySet().forEach(name -> numbers.put(String.valueOf(name), number(String.valueOf(name), 0)));
        return numbers;
    }

    /** The names of all fields. */
    public List<String> names() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    /** The complaint about a field. */
    public IllegalArgumentException wrong(String name, String what) {
        return new IllegalArgumentException("'" + where + name + "' " + what + ".");
    }

    /** {@code SECOND_GUEST} as {@code secondGuest}. */
    public static String camel(String constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.toLowerCase(java.util.Locale.ROOT).split("_")) {
            camel.append(
                    camel.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    private static String plain(String word) {
        return word.replace("_", "").replace("-", "").toLowerCase(java.util.Locale.ROOT);
    }
}
