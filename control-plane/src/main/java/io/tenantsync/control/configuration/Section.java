package io.tenantsync.control.configuration;

import io.tenantsync.control.configuration.YamlNode.Entry;
import io.tenantsync.control.configuration.YamlNode.Mapping;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A block of keys. It remembers which keys were asked for: these are the known ones. */
final class Section {
    private final Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(Mapping mapping, String path, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
        Set<String> seen = new HashSet<>();
        for (Entry entry : mapping.entries()) {
            if (!seen.add(entry.key())) {
                problems.add(
                        entry.at(),
                        under(entry.key()),
                        "the key " + entry.key() + " is there twice",
                        "Keep one of the two");
            }
        }
    }

    /** The value of a key that may be left out; null if it is, also when it has a key but nothing behind it. */
    @Nullable
    Value optional(String key) {
        known.add(key);
        for (Entry entry : mapping.entries()) {
            if (entry.key().equals(key)) {
                return new Value(entry.value(), under(key), problems);
            }
        }
        return null;
    }

    /** The value of a key that must be there; null after it was reported missing. */
    @Nullable
    Value required(String key, String right) {
        Value value = optional(key);
        if (value == null) {
            problem("the required key " + key + " is missing" + (path.isEmpty() ? "" : " in " + path), right);
        }
        return value;
    }

    /** What the reader makes of the value, or the fallback if the key is not there or the value is wrong. */
    <T> T read(String key, T fallback, Function<Value, @Nullable T> reader) {
        Value value = optional(key);
        T read = value == null ? null : reader.apply(value);
        return read == null ? fallback : read;
    }

    /** Every key with its value, for blocks whose keys the author chooses. */
    Map<String, Value> all() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            known.add(entry.key());
            all.put(entry.key(), new Value(entry.value(), under(entry.key()), problems));
        }
        return all;
    }

    /** Hands the block below a key over, if it is there. */
    void within(String key, Consumer<Section> reader) {
        Value value = optional(key);
        if (value != null) {
            value.section(reader);
        }
    }

    /** A problem of the block as a whole. */
    void problem(String message, String right) {
        problems.add(mapping.at(), path, message, right);
    }

    void reportUnknown() {
        for (Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                problems.add(
                        entry.at(),
                        under(entry.key()),
                        "the key " + entry.key() + " is not known here",
                        Nearest.hint(entry.key(), known));
            }
        }
    }

    private String under(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
