package io.tenantsync.service;

import org.jspecify.annotations.Nullable;

/** A record that will never be readable, or never be writable, however often it is tried: dead letter it and go on. */
public final class PoisonRecord extends RuntimeException {
    public PoisonRecord(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
