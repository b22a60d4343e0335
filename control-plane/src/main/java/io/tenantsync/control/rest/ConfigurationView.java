package io.tenantsync.control.rest;

import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.operation.JobState;
import io.tenantsync.control.operation.Published;
import io.tenantsync.control.operation.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A configuration as the interface shows it. */
record ConfigurationView(
        String name,
        String id,
        long revision,
        Revision.Life life,
        String author,
        Instant at,
        String comment,
        Synchronization configuration,
        @Nullable JobState job) {

    static ConfigurationView of(Published published) {
        Revision revision = published.revision();
        return new ConfigurationView(
                revision.says().name(),
                revision.id(),
                revision.number(),
                revision.life(),
                revision.author(),
                revision.at(),
                revision.comment(),
                revision.says(),
                published.job());
    }
}
