package io.tenantsync.audit.auditing;

import java.util.Set;

/**
 * Why something went wrong or was left alone.
 *
 * @param code one of Entra's codes where one fits
 * @param reason what happened
 * @param advice what a person can do
 */
public record Problem(String code, String reason, String advice) {
    private static final Set<String> CONFLICTS = Set.of(
            "Conflict",
            "EntryConflict",
            "DuplicateTargetEntries",
            "DuplicateSourceEntries",
            "InvalidDomain",
            "InvitationCreationFailureAmbiguousUser");

    /** Whether a person must decide who the account is, or under which address it is invited. */
    public boolean isConflict() {
        return CONFLICTS.contains(code);
    }
}
