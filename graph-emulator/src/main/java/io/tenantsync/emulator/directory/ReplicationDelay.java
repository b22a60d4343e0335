package io.tenantsync.emulator.directory;

import java.util.UUID;

/** How long a write takes to arrive where lists, filters and delta read. */
@FunctionalInterface
public interface ReplicationDelay {
    /** At once. */
    ReplicationDelay NONE = (id, seq) -> 0;

    /** Milliseconds for that write to that object. */
    long millis(UUID id, long seq);
}
