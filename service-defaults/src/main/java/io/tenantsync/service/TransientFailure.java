package io.tenantsync.service;

import org.jspecify.annotations.Nullable;

/** Something outside is not there at the moment: back off, keep the order, try again; never discard. */
public final class TransientFailure extends RuntimeException {
    public TransientFailure(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
