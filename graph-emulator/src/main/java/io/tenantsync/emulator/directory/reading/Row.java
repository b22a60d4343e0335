package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.odata.PropertySource;
import org.jspecify.annotations.Nullable;

/** An object in the version that a reader gets to see. */
public record Row(DirectoryObject object, ObjectVersion version, Schema schema) implements PropertySource {
    @Override
    public @Nullable Object value(String name) {
        Property property = schema.find(name);
        return property == null ? null : value(property);
    }

    /** The value of a property; the id as text, references as null. */
    public @Nullable Object value(Property property) {
        if (property.type() == PropertyType.ID) {
            return object.id().toString();
        }
        return property.reference() ? null : version.get(property);
    }
}
