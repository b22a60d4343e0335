package io.tenantsync.emulator.directory.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of one entity type, in slot order. Immutable; a new directory extension makes a longer schema. */
public final class Schema {
    private final String entity;
    private final List<Property> properties;
    private final Map<String, Property> byName;

    private Schema(String entity, List<Property> properties) {
        this.entity = entity;
        this.properties = List.copyOf(properties);
        this.byName = new HashMap<>();
        for (Property property : properties) {
            byName.put(property.name().toLowerCase(Locale.ROOT), property);
        }
    }

    /** The type's name on the wire, such as {@code user}. */
    public String entity() {
        return entity;
    }

    /** The type's name in error messages, such as {@code User}. */
    public String resource() {
        return Character.toUpperCase(entity.charAt(0)) + entity.substring(1);
    }

    /** All properties; {@link Property#index()} is the position. */
    public List<Property> properties() {
        return properties;
    }

    /** The property of that name in any case, or null. Graph's callers do not learn of hidden ones. */
    public @Nullable Property find(String name) {
        Property property = kept(name);
        return property == null || property.access() == Access.HIDDEN ? null : property;
    }

    /** The property under which a value of that name is kept, hidden or not; null if there is none. */
    public @Nullable Property kept(String name) {
        return byName.get(name.toLowerCase(Locale.ROOT));
    }

    /** The property in that slot. */
    public Property at(int index) {
        return properties.get(index);
    }

    /** This schema and one more property at its end. */
    public Schema with(Property added) {
        List<Property> longer = new ArrayList<>(properties);
        longer.add(added.at(longer.size()));
        return new Schema(entity, longer);
    }

    /** Collects properties and numbers them. */
    static final class Builder {
        private final List<Property> properties = new ArrayList<>();

        Property add(Property property) {
            Property numbered = property.at(properties.size());
            properties.add(numbered);
            return numbered;
        }

        Schema build(String entity) {
            return new Schema(entity, properties);
        }
    }
}
