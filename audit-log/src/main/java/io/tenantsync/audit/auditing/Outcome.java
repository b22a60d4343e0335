package io.tenantsync.audit.auditing;

import java.util.Locale;

/** How a change ended for one configuration, as summaries count it. Attempts that did not end a change have none. */
public enum Outcome {
    CREATED,
    ADOPTED,
    UPDATED,
    DISABLED,
    DELETED,
    SKIPPED,
    CONFLICTS,
    FAILED;

    /** The member name in a summary. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Counts a terminal entry. A conflict counts as such however the entry is worded; after that the status decides, then
     * whether an account was made or adopted, then the action.
     *
     * @param wrote whether anything was written to the target; without it {@link Action#OTHER} changed nothing
     */
    public static Outcome of(Action action, Status status, Finding finding, boolean wrote) {
        if (finding == Finding.CONFLICT) {
            return CONFLICTS;
        }
        return switch (status) {
            case SKIPPED -> SKIPPED;
            case FAILURE -> FAILED;
            case SUCCESS, WARNING -> done(action, finding, wrote);
        };
    }

    private static Outcome done(Action action, Finding finding, boolean wrote) {
        return switch (finding) {
            case MADE -> CREATED;
            case ADOPTED -> ADOPTED;
            case CONFLICT -> CONFLICTS;
            case NOTHING_SPECIAL ->
                switch (action) {
                    case CREATE -> CREATED;
                    case UPDATE -> UPDATED;
                    case OTHER -> wrote ? UPDATED : SKIPPED;
                    case DISABLE -> DISABLED;
                    case DELETE, STAGED_DELETE -> DELETED;
                };
        };
    }

    /** What the target writer said about the account beside action and status. */
    public enum Finding {
        /** The account was made by this command. */
        MADE,
        /** An account that was there before was adopted. */
        ADOPTED,
        /** A person must decide who this account is. */
        CONFLICT,
        NOTHING_SPECIAL
    }
}
