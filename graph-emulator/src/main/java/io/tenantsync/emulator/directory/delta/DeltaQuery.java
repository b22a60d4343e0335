package io.tenantsync.emulator.directory.delta;

import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.schema.Access;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.Schema;
import io.tenantsync.emulator.directory.schema.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a delta round tracks; travels inside the tokens.
 *
 * @param select property names; empty tracks everything
 * @param ids only these objects; empty tracks all
 */
public record DeltaQuery(ObjectType type, List<String> select, List<UUID> ids) {
    public DeltaQuery {
        select = List.copyOf(select);
        ids = List.copyOf(ids);
    }

    /** The properties that are tracked and returned, references included. */
    List<Property> properties(Schema schema) {
        if (select.isEmpty()) {
            return schema.properties().stream().filter(DeltaQuery::tracked).toList();
        }
        List<Property> selected = new ArrayList<>();
        for (String name : select) {
            Property property = schema.find(name);
            if (property == null) {
                throw Refusal.badRequest(
                        "BadRequest",
                        "Parsing OData Select and Expand failed: Could not find a property named '" + name
                                + "' on type 'microsoft.graph." + schema.entity() + "'.");
            }
            if (tracked(property)) {
                selected.add(property);
            }
        }
        return selected;
    }

    boolean concerns(UUID id) {
        return ids.isEmpty() || ids.contains(id);
    }

    private static boolean tracked(Property property) {
        return property.access() != Access.ELSEWHERE
                && property.access() != Access.HIDDEN
                && !property.is(Trait.UNREADABLE)
                && property.type() != PropertyType.PASSWORD
                && property.type() != PropertyType.ID;
    }
}
