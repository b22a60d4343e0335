package io.tenantsync.emulator.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a request may go on. */
public sealed interface Verdict {
    /**
     * How much of the fullest limit that it met is in demand: 1.0 is all of it, 1.2 that a sixth of the demand was refused.
     */
    double percentage();

    /** It goes on and has been charged. */
    record Admitted(double percentage) implements Verdict {}

    /**
     * It does not.
     *
     * @param limit which limit refused it
     * @param scope for {@code x-ms-throttle-scope}
     * @param information for {@code x-ms-throttle-information}
     * @param retryAfter whole seconds after which it would be admitted; null if the tenant does not say
     */
    record Refused(
            Limit limit,
            double percentage,
            String scope,
            String information,
            @Nullable Duration retryAfter) implements Verdict {}
}
