package io.tenantsync.audit.auditing;

import java.util.List;

/**
 * Everything that is known about one source person, replacing what was known before.
 *
 * @param tenantId source tenant
 * @param userId object id in the source
 * @param views one per configuration; none when the person is forgotten
 */
public record PersonReport(String tenantId, String userId, List<PersonView> views) {
    public PersonReport {
        views = List.copyOf(views);
    }
}
