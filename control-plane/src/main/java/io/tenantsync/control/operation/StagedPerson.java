package io.tenantsync.control.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for a decision.
 *
 * @param requestId names the wish; a decision names it too
 * @param tenantId source tenant
 * @param userId object id in the source
 * @param displayName for people
 * @param userPrincipalName in the source
 * @param targetId object id in the target
 * @param kind delete, disable, create or clear
 * @param attributes with clear: what would be emptied
 * @param why why it is wanted
 * @param reason why it was not granted
 * @param cause the revision, round or request that it follows from
 * @param since since when it waits
 */
public record StagedPerson(
        String requestId,
        String configurationId,
        String tenantId,
        String userId,
        @Nullable String displayName,
        @Nullable String userPrincipalName,
        @Nullable String targetId,
        String kind,
        List<String> attributes,
        String why,
        String reason,
        String cause,
        Instant since) {
    public StagedPerson {
        attributes = List.copyOf(attributes);
    }

    /** Whether somebody who writes this means this wish: its id, or the person's object id or user principal name. */
    boolean isMeantBy(String text) {
        return text.equals(requestId)
                || text.equalsIgnoreCase(userId)
                || text.equalsIgnoreCase(userPrincipalName == null ? "" : userPrincipalName);
    }
}
