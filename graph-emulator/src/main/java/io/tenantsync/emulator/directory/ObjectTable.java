package io.tenantsync.emulator.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All objects of a tenant, those that are gone included, so that ordinals stay what they are. */
public final class ObjectTable {
    private final List<DirectoryObject> byOrdinal = new ArrayList<>();
    private final Map<UUID, DirectoryObject> byId = new HashMap<>();

    /** How many objects there ever were. */
    public int size() {
        return byOrdinal.size();
    }

    /** The object with that ordinal. */
    public DirectoryObject at(int ordinal) {
        return byOrdinal.get(ordinal);
    }

    /** The object of that type and id, whatever has become of it, or null. */
    public @Nullable DirectoryObject find(ObjectType type, UUID id) {
        DirectoryObject object = byId.get(id);
        return object != null && object.type() == type ? object : null;
    }

    /** How many objects of that type there are that are not deleted. */
    public int live(ObjectType type) {
        int live = 0;
        for (DirectoryObject object : byOrdinal) {
            live += object.type() == type && object.current().live() ? 1 : 0;
        }
        return live;
    }

    DirectoryObject atOrCreate(int ordinal, UUID id, ObjectType type) {
        if (ordinal < byOrdinal.size()) {
            return byOrdinal.get(ordinal);
        }
        DirectoryObject created = new DirectoryObject(id, byOrdinal.size(), type);
        byOrdinal.add(created);
        byId.put(id, created);
        return created;
    }
}
