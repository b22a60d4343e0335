package io.tenantsync.mapper.reconciling;

import org.jspecify.annotations.Nullable;

/**
 * What this person knows of the manager's account.
 *
 * @param asked object id of the manager in the source whom we asked; null = nobody
 * @param answered true when an answer came
 * @param targetId the answer: object id in the target; null = no account
 */
public record ManagerLink(
        @Nullable String asked, boolean answered, @Nullable String targetId) {
    static final ManagerLink NONE = new ManagerLink(null, false, null);
}
