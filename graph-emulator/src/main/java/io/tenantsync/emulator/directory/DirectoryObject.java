package io.tenantsync.emulator.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user or group. Its identity never changes; what it is changes by commits. Two versions are kept: the one just written and the
 * one that replication lets lists, filters and delta show.
 */
public final class DirectoryObject {
    private final UUID id;
    private final int ordinal;
    private final ObjectType type;
    private volatile ObjectVersion current = ObjectVersion.nothing();
    private volatile @Nullable ObjectVersion visible;
    private long settlesAt;
    private @Nullable Change lastChange;

    DirectoryObject(UUID id, int ordinal, ObjectType type) {
        this.id = id;
        this.ordinal = ordinal;
        this.type = type;
    }

    /** The object id. */
    public UUID id() {
        return id;
    }

    /** The position among all objects of the tenant, in the order of creation. */
    public int ordinal() {
        return ordinal;
    }

    /** User or group. */
    public ObjectType type() {
        return type;
    }

    /** What it is after the last write. */
    public ObjectVersion current() {
        return current;
    }

    /** What lists, filters and delta show; null while even its creation has not arrived there. */
    public @Nullable ObjectVersion visible() {
        return visible;
    }

    /** Whether reads show it as present. */
    public boolean visiblyLive() {
        ObjectVersion shown = visible;
        return shown != null && shown.live();
    }

    void become(ObjectVersion version) {
        current = version;
    }

    void show(ObjectVersion version) {
        visible = version;
    }

    long settlesAt() {
        return settlesAt;
    }

    void settlesAt(long millis) {
        settlesAt = millis;
    }

    @Nullable
    Change lastChange() {
        return lastChange;
    }

    void lastChange(Change change) {
        lastChange = change;
    }
}
