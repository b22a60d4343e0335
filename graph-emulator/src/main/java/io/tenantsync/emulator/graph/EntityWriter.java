package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes objects as Graph shows them. */
public final class EntityWriter {
    private EntityWriter() {}

    /** The members of an object, without the braces; what has no value is null. */
    static void members(JsonGenerator json, DirectoryObject object, ObjectVersion version, Selection selection) {
        for (Property property : selection.properties()) {
            property(json, object, version, property);
        }
    }

    /** One property with its name. */
    public static void property(JsonGenerator json, DirectoryObject object, ObjectVersion version, Property property) {
        json.writeName(property.name());
        if (property.type() == PropertyType.ID) {
            json.writeString(object.id().toString());
        } else {
            value(json, property, version.get(property));
        }
    }

    /** {@code @odata.type} of an object among objects of several types. */
    static void type(JsonGenerator json, DirectoryObject object) {
        json.writeStringProperty(
                "@odata.type", "#microsoft.graph." + object.type().wireName());
    }

    private static void value(JsonGenerator json, Property property, @Nullable Object value) {
        switch (property.type()) {
            case COMPLEX -> complex(json, property, value);
            case COMPLEX_LIST -> complexList(json, property, value);
            case STRINGS -> Json.value(json, value == null ? List.of() : value);
            case ID, STRING, BOOLEAN, INTEGER, DATE_TIME, PASSWORD, REFERENCE, REFERENCES -> Json.value(json, value);
        }
    }

    private static void complex(JsonGenerator json, Property property, @Nullable Object value) {
        // Graph always shows these fifteen, and other complex values only when they are there.
        boolean always = property.equals(UserSchema.EXTENSION_ATTRIBUTES);
        if (!always && value == null) {
            json.writeNull();
            return;
        }
        Map<?, ?> members = value instanceof Map<?, ?> map ? map : Map.of();
        json.writeStartObject();
        for (String name : property.members()) {
            Json.property(json, name, members.get(name));
        }
        json.writeEndObject();
    }

    private static void complexList(JsonGenerator json, Property property, @Nullable Object value) {
        json.writeStartArray();
        if (value instanceof List<?> list) {
            list.forEach(member -> complex(json, property, member));
        }
        json.writeEndArray();
    }
}
