package io.tenantsync.graph.sdk;

import io.tenantsync.graph.failure.GraphFailure;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** An attempt that failed, on its way to whoever decides about a repeat. Never leaves this package. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GraphFailure failure;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Response response;

    /** @param response the unread answer, for whoever wants to hand it on; null if it was read or never came */
    Trouble(
            GraphFailure failure,
            @Nullable Duration retryAfter,
            @Nullable Response response,
            @Nullable Throwable cause) {
        super(failure.summary(), cause, false, false);
        this.failure = failure;
        this.retryAfter = retryAfter;
        this.response = response;
    }

    GraphFailure failure() {
        return failure;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** The answer as it came, or what happened instead of one. */
    Response responseOrThrow() throws IOException {
        if (response != null) {
            return response;
        }
        throw getCause() instanceof IOException lost ? lost : new IOException(failure.summary(), getCause());
    }
}
