package io.tenantsync.emulator.directory.reading;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.ReadPath;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.util.BitSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds objects by what stands in a path: an id, or a user's principal name. */
public final class ObjectKeys {
    private static final int GUID_LENGTH = 36;

    private ObjectKeys() {}

    /** The id that the text is, or null if it is none. */
    public static @Nullable UUID uuid(String text) {
        if (text.length() != GUID_LENGTH) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The live object of that key as it was last written; a refusal if there is none. */
    public static DirectoryObject live(Tenant tenant, ObjectType type, String key) {
        UUID id = uuid(key);
        DirectoryObject object = id != null
                ? tenant.objects().find(type, id)
                : type == ObjectType.USER ? byPrincipalName(tenant, key, DirectoryObject::current) : null;
        if (object == null || !object.current().live()) {
            throw Refusal.notFound(key);
        }
        return object;
    }

    /** The live user of that key as reads show it: by id usually at once, by principal name when replication has brought it. */
    public static Row readable(Tenant tenant, ObjectType type, String key) {
        UUID id = uuid(key);
        if (id != null || type == ObjectType.GROUP) {
            DirectoryObject object = id == null ? null : tenant.objects().find(type, id);
            ObjectVersion version = object == null ? null : object.seen(ReadPath.BY_ID);
            if (object == null || version == null || !version.live()) {
                throw Refusal.notFound(key);
            }
            return new Row(object, version, tenant.schema(type));
        }
        DirectoryObject object = byPrincipalName(tenant, key, DirectoryObject::visible);
        ObjectVersion version = object == null ? null : object.visible();
        if (object == null || version == null) {
            throw Refusal.notFound(key);
        }
        return new Row(object, version, tenant.schema(type));
    }

    /** The soft-deleted object of that id as it was last written; a refusal if there is none. */
    public static DirectoryObject deleted(Tenant tenant, String key) {
        UUID id = uuid(key);
        DirectoryObject object = id == null ? null : tenant.objects().find(ObjectType.USER, id);
        if (object == null || object.current().life() != Life.DELETED) {
            throw Refusal.notFound(key);
        }
        return object;
    }

    private static @Nullable DirectoryObject byPrincipalName(
            Tenant tenant, String name, Function<DirectoryObject, @Nullable ObjectVersion> versionOf) {
        BitSet candidates = tenant.candidates(UserSchema.USER_PRINCIPAL_NAME, name);
        if (candidates == null) {
            return null;
        }
        return candidates.stream()
                .mapToObj(ordinal -> tenant.objects().at(ordinal))
                .filter(object -> named(versionOf.apply(object), name))
                .findFirst()
                .orElse(null);
    }

    private static boolean named(@Nullable ObjectVersion version, String name) {
        return version != null && version.live() && name.equalsIgnoreCase(version.text(UserSchema.USER_PRINCIPAL_NAME));
    }
}
