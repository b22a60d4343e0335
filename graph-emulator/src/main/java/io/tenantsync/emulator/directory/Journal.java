package io.tenantsync.emulator.directory;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The last writes of all tenants in the order in which they were applied. */
public final class Journal {
    private static final int KEPT = 200_000;

    private final ConcurrentSkipListMap<Long, Entry> entries = new ConcurrentSkipListMap<>();
    private int size;

    /**
     * A write and what its object was called afterwards.
     *
     * @param anchor the object's {@code extension_…_tenantsyncSource} after the write
     */
    public record Entry(
            Commit commit,
            Tenant tenant,
            String displayName,
            @Nullable String anchor) {}

    /** Called with the journal's monitor held, so that nobody sees a number before a lower one. */
    synchronized void add(Entry entry) {
        if (size == KEPT) {
            entries.pollFirstEntry();
        } else {
            size++;
        }
        entries.put(entry.commit().seq(), entry);
    }

    /** Entries with a greater sequence number that match, at most so many. */
    public List<Entry> after(long seq, int limit, Predicate<Entry> wanted) {
        return entries.tailMap(seq, false).values().stream()
                .filter(wanted)
                .limit(limit)
                .toList();
    }
}
