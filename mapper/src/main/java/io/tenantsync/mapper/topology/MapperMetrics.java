package io.tenantsync.mapper.topology;

import io.micrometer.core.instrument.MeterRegistry;

/** The mapper's metrics; their names are part of its interface. */
public final class MapperMetrics {
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;

    public MapperMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void commandSent(String lane) {
        registry.counter("mapper.commands", "lane", lane).increment();
    }

    void changeEnded(String outcome) {
        registry.counter("mapper.changes", OUTCOME, outcome).increment();
    }

    void staged(String kind) {
        registry.counter("mapper.staged", "kind", kind).increment();
    }

    void resultIgnored() {
        registry.counter("mapper.results.ignored").increment();
    }

    void poison(String topic) {
        registry.counter("mapper.dead.letters", "topic", topic).increment();
    }

    void defect() {
        registry.counter("mapper.defects").increment();
    }
}
