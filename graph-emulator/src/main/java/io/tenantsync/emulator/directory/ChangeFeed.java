package io.tenantsync.emulator.directory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The changes of one entity type in the order in which they became visible. Positions start at 1 and are never reused. */
public final class ChangeFeed {
    private static final int KEPT = 1_000_000;
    private static final int SLACK = 100_000;

    private final List<Change> changes = new ArrayList<>();
    private long base;

    /** The position of the newest change; 0 when there was none. */
    public long end() {
        return base + changes.size();
    }

    /** The position before the oldest change that is still known. */
    public long start() {
        return base;
    }

    /** The change at that position, which must lie between {@link #start()} (exclusive) and {@link #end()} (inclusive). */
    public Change at(long position) {
        return changes.get(Math.toIntExact(position - base - 1));
    }

    void append(
            DirectoryObject object,
            Operation operation,
            BitSet properties,
            List<Integer> added,
            List<Integer> removed) {
        changes.add(new Change(end() + 1, object, operation, properties, added, removed));
        if (changes.size() > KEPT + SLACK) {
            changes.subList(0, SLACK).clear();
            base += SLACK;
        }
    }

    void startAt(long position) {
        base = position;
    }
}
