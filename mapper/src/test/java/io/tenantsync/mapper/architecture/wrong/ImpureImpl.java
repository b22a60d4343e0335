package io.tenantsync.mapper.architecture.wrong;

import io.tenantsync.mapper.mapping.DefaultMapping;
import org.apache.kafka.streams.Topology;

/** Breaks every rule, so that each is known to bite. */
public final class ImpureImpl {
    public Topology topology() {
        return DefaultMapping.rules().isEmpty() ? new Topology() : null;
    }
}
