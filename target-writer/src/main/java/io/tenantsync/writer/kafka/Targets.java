package io.tenantsync.writer.kafka;

import io.tenantsync.writer.writing.errands.TargetWriter;
import io.tenantsync.writer.writing.queueing.Gate;
import java.util.Set;

/** The targets that this process may write. */
public interface Targets {

    /** One target, ready to be worked with. */
    record Target(TargetWriter writer, Gate gate) {}

    Set<String> tenantIds();

    /**
     * The same object for the same tenant.
     *
     * @throws IllegalArgumentException if it is none of {@link #tenantIds()}, or its credential cannot be used
     */
    Target open(String tenantId);
}
