package io.tenantsync.mapper.reconciling;

import java.time.Duration;

/**
 * What events of the source account mean for the target account.
 *
 * @param sourceDisabled the source account was disabled
 * @param sourceDeleted the source account was deleted
 * @param outOfScope the person is not in scope any more
 * @param grace how long somebody may be out of scope before the action
 */
public record Lifecycle(Action sourceDisabled, Action sourceDeleted, Action outOfScope, Duration grace) {
    /** What becomes of the target account. */
    public enum Action {
        DISABLE,
        SOFT_DELETE,
        KEEP
    }
}
