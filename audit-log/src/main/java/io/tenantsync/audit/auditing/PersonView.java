package io.tenantsync.audit.auditing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source person in one configuration, as of now.
 *
 * @param configurationId which configuration
 * @param tenantId source tenant
 * @param userId object id in the source
 * @param displayName name for people
 * @param userPrincipalName source user principal name
 * @param standing where the person stands
 * @param targetId object id in the target, if known
 * @param attempts failed attempts so far
 * @param reason why, for people; empty when there is nothing to say
 * @param nextAttempt when the next attempt is due, if one is
 * @param since since when the person stands there
 * @param changeId the latest change that was considered
 */
public record PersonView(
        String configurationId,
        String tenantId,
        String userId,
        @Nullable String displayName,
        @Nullable String userPrincipalName,
        Standing standing,
        @Nullable String targetId,
        int attempts,
        String reason,
        @Nullable Instant nextAttempt,
        Instant since,
        String changeId) {}
