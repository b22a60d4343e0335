package io.tenantsync.mapper.expression.regex;

/** A pattern that cannot be run, or takes too long on one text; the message says which. */
public final class Unmatchable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unmatchable(String message) {
        super(message, null, false, false);
    }
}
