package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.Access;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.directory.schema.Trait;
import io.tenantsync.emulator.odata.QueryOptions;
import java.util.ArrayList;
import java.util.List;

/** Which properties an answer shows. */
record Selection(List<Property> properties) {
    /** What {@code $select} names, else the default properties. */
    static Selection of(Schema schema, QueryOptions query) {
        return of(schema, query.list("select"));
    }

    static Selection of(Schema schema, List<String> names) {
        if (names.isEmpty()) {
            return new Selection(
                    schema.properties().stream().filter(Property::byDefault).toList());
        }
        if (names.contains("*")) {
            return new Selection(
                    schema.properties().stream().filter(Selection::readable).toList());
        }
        List<Property> properties = new ArrayList<>();
        for (String name : names) {
            Property property = named(schema, name);
            if (readable(property)) {
                properties.add(property);
            }
        }
        return new Selection(List.copyOf(properties));
    }

    private static Property named(Schema schema, String name) {
        Property property = schema.find(name);
        if (property == null) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Parsing OData Select and Expand failed: Could not find a property named '" + name + "' on type"
                            + " 'microsoft.graph." + schema.entity() + "'.");
        }
        if (property.access() == Access.ELSEWHERE) {
            throw GraphErrors.notImplemented();
        }
        return property;
    }

    private static boolean readable(Property property) {
        return !property.reference()
                && property.access() != Access.ELSEWHERE
                && property.access() != Access.HIDDEN
                && !property.is(Trait.UNREADABLE)
                && property.type() != PropertyType.PASSWORD;
    }
}
