package io.tenantsync.standalone;

import io.tenantsync.emulator.control.JournalEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * How long changes took from the source tenant to the target tenant, from the emulator's journal: for each change of a
 * source person the first later write to the account with that person's anchor. Changes that lead to no write within a
 * minute (they concern nobody in scope, or nothing mapped) do not count.
 */
final class ChangeLatency {
    private static final long GIVE_UP_MILLIS = 60_000;

    private final Map<String, List<JournalEntry>> open = new HashMap<>();
    private final List<Long> fromChange = new ArrayList<>();
    private final List<Long> fromVisible = new ArrayList<>();

    /** Takes the next entries of the journal, in order. */
    void follow(List<JournalEntry> entries, String sourceName, String sourceTenantId, String targetName) {
        for (JournalEntry entry : entries) {
            if (entry.tenant().equals(sourceName)) {
                String anchor = sourceTenantId + "/" + entry.objectId();
                open.computeIfAbsent(anchor, person -> new ArrayList<>()).add(entry);
            } else if (entry.tenant().equals(targetName) && entry.anchor() != null) {
                arrived(entry);
            }
        }
    }

    private void arrived(JournalEntry write) {
        List<JournalEntry> changes = open.remove(write.anchor());
        if (changes == null) {
            return;
        }
        for (JournalEntry change : changes) {
            long millis = write.at() - change.at();
            if (millis <= GIVE_UP_MILLIS) {
                fromChange.add(millis);
                fromVisible.add(Math.max(0, write.at() - change.visibleAt()));
            }
        }
    }

    /** How many changes were followed to their end. */
    int count() {
        return fromChange.size();
    }

    /** From the change to the write, in milliseconds; -1 when there was none. */
    long changeToTarget(int percentile) {
        return percentile(fromChange, percentile);
    }

    /** From the moment that delta showed the change to the write, in milliseconds; -1 when there was none. */
    long visibleToTarget(int percentile) {
        return percentile(fromVisible, percentile);
    }

    private static long percentile(List<Long> values, int percentile) {
        if (values.isEmpty()) {
            return -1;
        }
        List<Long> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(percentile / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /** The largest sequence number among the entries, or the given one when there are none. */
    static long last(List<JournalEntry> entries, long before) {
        ToLongFunction<JournalEntry> number = JournalEntry::seq;
        return entries.stream().mapToLong(number).max().orElse(before);
    }
}
