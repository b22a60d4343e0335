package io.tenantsync.control.operation;

import java.time.Instant;
import java.util.Map;

/**
 * Something that somebody did, for the record.
 *
 * @param what for example apply, start, pause
 * @param details ids and numbers, no personal data
 */
public record Action(
        String id, String configurationId, String what, Actor by, Instant at, Map<String, String> details) {
    public Action {
        details = Map.copyOf(details);
    }
}
