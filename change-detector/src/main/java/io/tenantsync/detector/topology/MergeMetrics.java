package io.tenantsync.detector.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Figures of the merges. Names are API. */
public final class MergeMetrics {
    private final Counter observations;
    private final Counter changes;
    private final Counter poison;

    public MergeMetrics(MeterRegistry registry) {
        observations = registry.counter("change.detector.observations");
        changes = registry.counter("change.detector.changes");
        poison = registry.counter("change.detector.poison.records");
    }

    void observed() {
        observations.increment();
    }

    void changed() {
        changes.increment();
    }

    void poison() {
        poison.increment();
    }
}
