package io.tenantsync.emulator.directory;

import io.tenantsync.emulator.directory.schema.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One index per indexed property; holds what any version that may still be read has, so it may name too many but never too few. */
final class Indexes {
    private final Map<Property, HashIndex> byProperty = new HashMap<>();

    /** Ordinals of all objects that may have the value; null if the property has no index. */
    @Nullable
    BitSet candidates(Property property, String value) {
        if (!property.indexed()) {
            return null;
        }
        BitSet found = new BitSet();
        HashIndex index = byProperty.get(property);
        if (index != null) {
            index.candidates(HashIndex.hash(value), found::set);
        }
        return found;
    }

    void add(DirectoryObject object, ObjectVersion version, List<Property> indexed) {
        for (Property property : indexed) {
            for (String key : keys(version, property)) {
                byProperty.computeIfAbsent(property, p -> new HashIndex()).add(HashIndex.hash(key), object.ordinal());
            }
        }
    }

    /** Forgets the keys of a version that nobody can read any more, unless one of those that remain has them too. */
    void forget(DirectoryObject object, ObjectVersion old, Iterable<ObjectVersion> remaining, List<Property> indexed) {
        for (Property property : indexed) {
            List<Integer> kept = new ArrayList<>();
            for (ObjectVersion version : remaining) {
                keys(version, property).forEach(key -> kept.add(HashIndex.hash(key)));
            }
            HashIndex index = byProperty.get(property);
            for (String key : keys(old, property)) {
                int hash = HashIndex.hash(key);
                if (index != null && !kept.contains(hash)) {
                    index.remove(hash, object.ordinal());
                }
            }
        }
    }

    private static List<String> keys(ObjectVersion version, Property property) {
        Object value = version.get(property);
        return switch (value) {
            case null -> List.of();
            case String text -> List.of(text);
            case List<?> texts -> texts.stream().map(Object::toString).toList();
            default -> List.of(value.toString());
        };
    }
}
