package io.tenantsync.emulator.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Soft-deleted objects in the order in which they were deleted, so that those who have been it for long enough are found at once. */
public final class Deletions {
    private final PriorityQueue<Deletion> waiting = new PriorityQueue<>(Comparator.comparingLong(Deletion::at));
    private volatile long oldest = Long.MAX_VALUE;

    private record Deletion(long at, DirectoryObject object, ObjectVersion version) {}

    /** Whether one of them was deleted before that time; may be asked anywhere. */
    public boolean anyBefore(long millis) {
        return oldest < millis;
    }

    /** Takes out those who were deleted before that time and still are; only inside {@link Tenant#write}. */
    public List<DirectoryObject> takeBefore(long millis) {
        List<DirectoryObject> taken = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().at() < millis) {
            Deletion deletion = waiting.remove();
            if (deletion.object().current() == deletion.version()) {
                taken.add(deletion.object());
            }
        }
        note();
        return taken;
    }

    /** Only what has just become deleted. */
    void add(long at, DirectoryObject object) {
        waiting.add(new Deletion(at, object, object.current()));
        note();
    }

    private void note() {
        oldest = waiting.isEmpty() ? Long.MAX_VALUE : waiting.element().at();
    }
}
