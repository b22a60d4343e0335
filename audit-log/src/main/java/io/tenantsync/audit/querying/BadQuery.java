package io.tenantsync.audit.querying;

/** A reader asked for something that cannot be answered; the message says what, where and what would be right. */
public final class BadQuery extends RuntimeException {
    public BadQuery(String message) {
        super(message);
    }
}
