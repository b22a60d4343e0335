package io.tenantsync.platform;

import org.jspecify.annotations.Nullable;

/** A local server could not be started or used; the message says which, where its log is and what to do. */
public final class PlatformFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PlatformFailure(String message) {
        super(message);
    }

    PlatformFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The failure itself if it already explains what to do, otherwise one that names the server and the advice. */
    static PlatformFailure of(String server, Throwable cause, String advice) {
        if (cause instanceof PlatformFailure failure) {
            return failure;
        }
        return new PlatformFailure(server + " did not start: " + cause + ". " + advice, cause);
    }
}
