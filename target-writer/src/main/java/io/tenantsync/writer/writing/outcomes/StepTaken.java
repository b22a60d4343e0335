package io.tenantsync.writer.writing.outcomes;

import java.util.Map;

/** One step of the work on one person; {@code name} is Entra's. */
public record StepTaken(StepKind kind, String name, Status status, String description, Map<String, String> details) {
    public StepTaken {
        details = Map.copyOf(details);
    }
}
