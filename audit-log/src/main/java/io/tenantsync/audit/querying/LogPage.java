package io.tenantsync.audit.querying;

import io.tenantsync.audit.auditing.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the log.
 *
 * @param entries in the order asked for
 * @param next where the next page begins; null when this is the last one
 */
public record LogPage(List<Entry> entries, @Nullable Place next) {
    public LogPage {
        entries = List.copyOf(entries);
    }
}
