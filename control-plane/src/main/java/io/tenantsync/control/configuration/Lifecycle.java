package io.tenantsync.control.configuration;

import java.time.Duration;

/**
 * What becomes of the target account when the person leaves.
 *
 * @param grace how long a person may be out of scope before the action
 */
public record Lifecycle(Action sourceDisabled, Action sourceDeleted, Action outOfScope, Duration grace) {
    /** What Entra's own synchronization does. */
    public static final Lifecycle DEFAULT =
            new Lifecycle(Action.DISABLE, Action.SOFT_DELETE, Action.SOFT_DELETE, Duration.ZERO);

    public enum Action {
        DISABLE,
        SOFT_DELETE,
        KEEP
    }
}
