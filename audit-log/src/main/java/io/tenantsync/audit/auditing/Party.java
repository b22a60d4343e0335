package io.tenantsync.audit.auditing;

import org.jspecify.annotations.Nullable;

/**
 * A person as seen in one tenant; whatever is not known is null.
 *
 * @param id object id
 * @param displayName name for people
 * @param userPrincipalName user principal name
 */
public record Party(
        @Nullable String id,
        @Nullable String displayName,
        @Nullable String userPrincipalName) {}
