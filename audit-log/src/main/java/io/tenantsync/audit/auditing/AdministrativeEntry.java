package io.tenantsync.audit.auditing;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did what in the control plane.
 *
 * @param id unique
 * @param configurationId what it was done to; null when to no configuration in particular
 * @param action what, for example {@code apply}
 * @param by who
 * @param from from where
 * @param at when
 * @param details further facts by name
 */
public record AdministrativeEntry(
        String id,
        @Nullable String configurationId,
        String action,
        String by,
        String from,
        Instant at,
        Map<String, String> details) {
    public AdministrativeEntry {
        details = Map.copyOf(details);
    }
}
