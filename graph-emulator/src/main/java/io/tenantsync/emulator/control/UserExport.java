package io.tenantsync.emulator.control;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.Access;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All users of a tenant, a line each. */
final class UserExport {
    private final Tenant tenant;

    UserExport(Tenant tenant) {
        this.tenant = tenant;
    }

    void write(Writer out) {
        int size = tenant.read(() -> tenant.objects().size());
        try {
            for (int ordinal = 0; ordinal < size; ordinal++) {
                int at = ordinal;
                DirectoryObject object = tenant.read(() -> tenant.objects().at(at));
                ObjectVersion version = object.current();
                if (object.type() == ObjectType.USER && version.life() != Life.PURGED) {
                    out.write(new String(Json.bytes(line(object, version)), StandardCharsets.UTF_8));
                    out.write('\n');
                }
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, @Nullable Object> line(DirectoryObject object, ObjectVersion version) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", object.id().toString());
        for (Property property : tenant.schema(ObjectType.USER).properties()) {
            boolean plain = property.access() != Access.ELSEWHERE
                    && property.access() != Access.HIDDEN
                    && property.type() != PropertyType.ID
                    && property.type() != PropertyType.PASSWORD
                    && !property.reference();
            Object value = plain ? version.get(property) : null;
            if (value != null) {
                line.put(property.name(), value);
            }
        }
        line.put("manager", manager(version));
        line.put("deleted", version.life() == Life.DELETED);
        return line;
    }

    private @Nullable String manager(ObjectVersion version) {
        if (!(version.get(UserSchema.MANAGER) instanceof Integer ordinal)) {
            return null;
        }
        return tenant.read(() -> tenant.objects().at(ordinal).id().toString());
    }
}
