package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.odata.Expression.Path;

/** Finds the properties that a filter's paths name; refuses paths that lead nowhere. */
final class FilterPaths {
    private static final String COUNT = "$count";

    private final Schema schema;

    FilterPaths(Schema schema) {
        this.schema = schema;
    }

    /** The property at the start of a path that must be complete: a member of a complex value, or nothing further. */
    Property property(Path path) {
        Property property = root(path);
        if (counts(path)) {
            return property;
        }
        boolean nested = path.segments().size() > 1;
        boolean complex = property.type() == PropertyType.COMPLEX;
        boolean known = !nested || has(property, path.segments().get(1));
        if (nested != complex || !known || path.segments().size() > 2) {
            throw unknown(path.toString(), type());
        }
        return property;
    }

    /** The collection that a lambda goes over. */
    Property collection(Path path) {
        Property property = root(path);
        if (path.segments().size() > 1 || !isCollection(property)) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invalid filter clause: Any/All may only be used following a collection; '" + path
                            + "' is not one.");
        }
        return property;
    }

    /** Refuses a path that is not the variable, or a member of what it stands for. */
    static void member(Path path, String variable, Property collection) {
        boolean complex = collection.type() == PropertyType.COMPLEX_LIST;
        boolean shape = path.segments().size() == (complex ? 2 : 1);
        if (!path.root().equalsIgnoreCase(variable) || !shape) {
            throw unknown(path.toString(), collection.name());
        }
        if (complex && !has(collection, path.segments().get(1))) {
            throw unknown(path.segments().get(1), collection.name());
        }
    }

    static boolean counts(Path path) {
        return path.segments().size() > 1 && path.segments().getLast().equals(COUNT);
    }

    static boolean isCollection(Property property) {
        return property.type() == PropertyType.STRINGS || property.type() == PropertyType.COMPLEX_LIST;
    }

    private Property root(Path path) {
        Property property = schema.find(path.root());
        if (property == null) {
            throw unknown(path.root(), type());
        }
        return property;
    }

    private static boolean has(Property property, String member) {
        return property.members().stream().anyMatch(member::equalsIgnoreCase);
    }

    private String type() {
        return "microsoft.graph." + schema.entity();
    }

    private static Refusal unknown(String name, String type) {
        return Refusal.badRequest(
                "BadRequest",
                "Invalid filter clause: Could not find a property named '" + name + "' on type '" + type + "'.");
    }
}
