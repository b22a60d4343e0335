package io.tenantsync.detector.detection.polling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The source tenant did not give what was asked for. The message has no personal data and says what to do. */
public final class DirectoryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What can be done about it. */
    public enum Kind {
        /** The link is not known any more: enumerate again. */
        GONE,
        /** It will pass: wait and ask again. */
        PASSING,
        /** It will not pass before somebody has mended something. */
        LASTING
    }

    private final Kind kind;
    private final Duration wait;

    /** @param wait how long to leave the tenant alone at least */
    public DirectoryFailure(Kind kind, String message, Duration wait, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.wait = wait;
    }

    public Kind kind() {
        return kind;
    }

    public Duration waitAtLeast() {
        return wait;
    }
}
