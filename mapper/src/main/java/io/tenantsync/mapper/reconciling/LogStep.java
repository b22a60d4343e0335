package io.tenantsync.mapper.reconciling;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of the work on a person, for the provisioning log.
 *
 * @param name Entra's name
 * @param kind what kind of step
 * @param status how it went
 * @param description a sentence for people
 * @param details further facts
 */
public record LogStep(String name, Kind kind, Status status, String description, Map<String, String> details) {
    public LogStep {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** What kind of step. */
    public enum Kind {
        IMPORT,
        SCOPING,
        PROCESSING
    }

    /** How it went. */
    public enum Status {
        SUCCESS,
        FAILURE,
        SKIPPED,
        WARNING
    }
}
