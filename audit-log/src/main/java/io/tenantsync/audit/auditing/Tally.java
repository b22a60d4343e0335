package io.tenantsync.audit.auditing;

import java.util.Map;

/**
 * How many changes of one configuration ended how.
 *
 * @param configuration which
 * @param counts only outcomes that occurred
 */
public record Tally(Named configuration, Map<Outcome, Long> counts) {
    public Tally {
        counts = Map.copyOf(counts);
    }

    /** How many ended so; 0 when none. */
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
