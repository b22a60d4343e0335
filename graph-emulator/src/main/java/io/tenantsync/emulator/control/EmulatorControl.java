package io.tenantsync.emulator.control;

import java.io.Writer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The emulator from behind: what tests and demos may see and change. The same is served under {@code /_emulator}. */
public final class EmulatorControl {
    /** Every tenant with its domains, sizes and apps, in the order of the organisation. */
    public List<TenantSummary> tenants() {
        throw new UnsupportedOperationException();
    }

    /** What each app has used in each tenant since the start or the last reset. */
    public List<AppCounters> counters() {
        throw new UnsupportedOperationException();
    }

    /** Sets all counters to zero. */
    public void resetCounters() {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes each Graph call take this much longer; a {@code $batch} takes as long as its slowest item.
     *
     * @param each what every call takes
     * @param jitter at most this much more, evenly distributed
     */
    public void latency(Duration each, Duration jitter) {
        throw new UnsupportedOperationException();
    }

    /** Decides how long it takes until a write shows in delta, lists and filters; writes already under way keep their time. */
    public void replication(Replication mode) {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes in the order in which they were applied; the last 200,000 are kept.
     *
     * @param tenant only those of the tenant of this name
     * @param after only those with a greater sequence number
     * @param limit at most so many
     */
    public List<JournalEntry> journal(@Nullable String tenant, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Writes every user of a tenant, deleted ones too, one JSON object per line, as it is now and not as replication shows it. */
    public void exportUsers(String tenant, Writer out) {
        throw new UnsupportedOperationException();
    }
}
