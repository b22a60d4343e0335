package io.tenantsync.emulator.directory;

import io.tenantsync.emulator.directory.schema.Property;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an object is at one moment. Immutable, an array slot per property, so that old and new can exist side by side cheaply. */
public final class ObjectVersion {
    /** Stands for "was set once and cleared", which delta shows as null where "never set" is left out. */
    public static final Object CLEARED = new Object() {
        @Override
        public String toString() {
            return "CLEARED";
        }
    };

    private static final ObjectVersion NOTHING = new ObjectVersion(Life.LIVE, new Object[0]);

    private final Life life;
    private final @Nullable Object[] slots;

    ObjectVersion(Life life, @Nullable Object[] slots) {
        this.life = life;
        this.slots = slots;
    }

    /** A live object that has no value yet. */
    public static ObjectVersion nothing() {
        return NOTHING;
    }

    /** A version from values in slot order; the array must not be changed afterwards. */
    public static ObjectVersion of(Life life, @Nullable Object[] slots) {
        return new ObjectVersion(life, slots);
    }

    /** Present, deleted or gone. */
    public Life life() {
        return life;
    }

    /** Whether it is neither deleted nor gone. */
    public boolean live() {
        return life == Life.LIVE;
    }

    /** The value in the type that {@link io.tenantsync.emulator.directory.schema.PropertyType} names, or null. */
    public @Nullable Object get(Property property) {
        Object value = raw(property.index());
        return value == CLEARED ? null : value;
    }

    /** The value of a string property, or null. */
    public @Nullable String text(Property property) {
        return (String) get(property);
    }

    /** The value of a boolean property; false when it has none. */
    public boolean flag(Property property) {
        return Boolean.TRUE.equals(get(property));
    }

    /** The value of a collection of strings; empty when it has none. */
    @SuppressWarnings("unchecked")
    public List<String> texts(Property property) {
        Object value = get(property);
        return value == null ? List.of() : (List<String>) value;
    }

    /** The ordinals of a property with many references; not to be changed. */
    public BitSet references(Property property) {
        Object value = get(property);
        return value == null ? new BitSet(0) : (BitSet) value;
    }

    /** Whether the property has or ever had a value. */
    public boolean everSet(Property property) {
        return raw(property.index()) != null;
    }

    /** Slots in use; those beyond have never been set. */
    public int size() {
        return slots.length;
    }

    /** What is in a slot: a value, {@link #CLEARED} or null for never set. */
    public @Nullable Object raw(int index) {
        return index < slots.length ? slots[index] : null;
    }

    ObjectVersion with(Life next, Map<Property, @Nullable Object> changes) {
        if (next == Life.PURGED) {
            return new ObjectVersion(next, new Object[0]);
        }
        int length = slots.length;
        for (Property property : changes.keySet()) {
            length = Math.max(length, property.index() + 1);
        }
        @Nullable Object[] copy = Arrays.copyOf(slots, length);
        changes.forEach((property, value) -> {
            int index = property.index();
            copy[index] = value != null ? value : copy[index] == null ? null : CLEARED;
        });
        return new ObjectVersion(next, copy);
    }
}
