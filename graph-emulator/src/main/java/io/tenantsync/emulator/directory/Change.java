package io.tenantsync.emulator.directory;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One commit as the change feed keeps it: what it touched, not the values. Changes of one object are chained forward. */
public final class Change {
    private final long position;
    private final DirectoryObject object;
    private final Operation operation;
    private final BitSet properties;
    private final List<Integer> added;
    private final List<Integer> removed;
    private final long previous;
    private @Nullable Change next;

    Change(
            long position,
            DirectoryObject object,
            Operation operation,
            BitSet properties,
            List<Integer> added,
            List<Integer> removed) {
        this.position = position;
        this.object = object;
        this.operation = operation;
        this.properties = properties;
        this.added = added;
        this.removed = removed;
        Change last = object.lastChange();
        this.previous = last == null ? -1 : last.position;
        if (last != null) {
            last.next = this;
        }
        object.lastChange(this);
    }

    /** Its place in the feed. */
    public long position() {
        return position;
    }

    /** Whom it concerns. */
    public DirectoryObject object() {
        return object;
    }

    /** What was done. */
    public Operation operation() {
        return operation;
    }

    /** Slots of the changed properties; not to be changed. */
    public BitSet properties() {
        return properties;
    }

    /** Ordinals of references that were added. */
    public List<Integer> added() {
        return added;
    }

    /** Ordinals of references that were removed. */
    public List<Integer> removed() {
        return removed;
    }

    /** The position of the same object's change before this one, or -1. */
    public long previous() {
        return previous;
    }

    /** The same object's next change, or null. */
    public @Nullable Change next() {
        return next;
    }
}
