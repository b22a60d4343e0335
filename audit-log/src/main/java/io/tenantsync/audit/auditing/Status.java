package io.tenantsync.audit.auditing;

import java.util.Locale;

/** How an entry or a step ended, in the words of Graph's {@code provisioningResult}. */
public enum Status {
    SUCCESS,
    FAILURE,
    SKIPPED,
    WARNING;

    /** As Graph writes it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
