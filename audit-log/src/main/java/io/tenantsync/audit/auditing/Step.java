package io.tenantsync.audit.auditing;

import java.util.Map;

/**
 * One step of the work on one person.
 *
 * @param name Entra's name, for example {@code EntryExportUpdate}
 * @param kind which part of the work
 * @param status how it ended
 * @param description a sentence for people
 * @param details further facts by name
 */
public record Step(String name, StepKind kind, Status status, String description, Map<String, String> details) {
    public Step {
        details = Map.copyOf(details);
    }
}
