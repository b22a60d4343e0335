package io.tenantsync.emulator.directory;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
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
    private volatile @Nullable Apart apart;
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

    /** What that way to read shows; null while even its creation has not arrived there. */
    public @Nullable ObjectVersion seen(ReadPath path) {
        Apart differing = apart;
        if (differing != null) {
            return differing.shown(path);
        }
        return path == ReadPath.BY_ID ? current : visible;
    }

    /** What lists and filters show; null while even its creation has not arrived there. */
    public @Nullable ObjectVersion visible() {
        return seen(ReadPath.LISTS);
    }

    /** Whether reads show it as present. */
    public boolean visiblyLive() {
        return live(ReadPath.LISTS);
    }

    /** Whether that way to read shows it as present. */
    public boolean live(ReadPath path) {
        ObjectVersion shown = seen(path);
        return shown != null && shown.live();
    }

    void become(ObjectVersion version) {
        current = version;
    }

    /** Shows a version to those who do not read by id. */
    void show(ObjectVersion version) {
        visible = version;
    }

    /** Shows a version on some paths. */
    void show(Set<ReadPath> paths, ObjectVersion version) {
        Apart differing = apart;
        if (differing == null) {
            visible = version;
            return;
        }
        Apart next = differing.showing(paths, version);
        if (next.allShow(current)) {
            visible = current;
            for (ReadPath path : ReadPath.values()) {
                settlesAt = Math.max(settlesAt, next.settlesAt(path));
            }
            apart = null;
        } else {
            apart = next;
        }
    }

    /** Lets each path show from now on what it shows now, whatever the others do. */
    Apart separate() {
        Apart differing = apart;
        if (differing == null) {
            ObjectVersion byId = current == ObjectVersion.nothing() ? null : current;
            differing = new Apart(byId, visible, settlesAt);
            apart = differing;
        }
        return differing;
    }

    boolean isApart() {
        return apart != null;
    }

    /** Every version that somebody can read. */
    Set<ObjectVersion> readable() {
        Set<ObjectVersion> versions = Collections.newSetFromMap(new IdentityHashMap<>());
        versions.add(current);
        for (ReadPath path : ReadPath.values()) {
            ObjectVersion version = seen(path);
            if (version != null) {
                versions.add(version);
            }
        }
        return versions;
    }

    long settlesAt(ReadPath path) {
        Apart differing = apart;
        return differing == null ? settlesAt : differing.settlesAt(path);
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
