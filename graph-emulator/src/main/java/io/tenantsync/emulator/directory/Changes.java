package io.tenantsync.emulator.directory;

import io.tenantsync.emulator.directory.schema.GroupSchema;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a write changes in one object.
 *
 * @param values changed properties and their new values; null clears
 * @param added ordinals that the references gain
 * @param removed ordinals that the references lose
 */
public record Changes(Map<Property, @Nullable Object> values, List<Integer> added, List<Integer> removed) {
    /** Nothing but a change of life. */
    public static Changes none() {
        return of(Map.of());
    }

    /** Properties only. */
    public static Changes of(Map<Property, @Nullable Object> values) {
        return new Changes(Collections.unmodifiableMap(new LinkedHashMap<>(values)), List.of(), List.of());
    }

    /** A new manager, or none; the previous one is remembered so that delta can say who it was. */
    public static Changes manager(@Nullable Integer manager, @Nullable Integer previous) {
        Map<Property, @Nullable Object> value = new LinkedHashMap<>();
        value.put(UserSchema.MANAGER, manager);
        return new Changes(
                value,
                manager == null ? List.of() : List.of(manager),
                previous == null ? List.of() : List.of(previous));
    }

    /** Members that a group gains. */
    public static Changes membersAdded(List<Integer> ordinals) {
        return new Changes(membersTouched(), List.copyOf(ordinals), List.of());
    }

    /** Members that a group loses. */
    public static Changes membersRemoved(List<Integer> ordinals) {
        return new Changes(membersTouched(), List.of(), List.copyOf(ordinals));
    }

    /** The same change with one more value. */
    public Changes and(Property property, @Nullable Object value) {
        Map<Property, @Nullable Object> more = new LinkedHashMap<>(values);
        more.put(property, value);
        return new Changes(more, added, removed);
    }

    private static Map<Property, @Nullable Object> membersTouched() {
        Map<Property, @Nullable Object> touched = new LinkedHashMap<>();
        // The set itself is computed from the ordinals when the commit is applied.
        touched.put(GroupSchema.MEMBERS, null);
        return touched;
    }
}
