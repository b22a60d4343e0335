package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a person stands in one configuration. */
public sealed interface PersonState {
    /**
     * Nothing is wished of the target.
     *
     * @param reason why, for people
     */
    record OutOfScope(String reason) implements PersonState {}

    /**
     * Waits for a credit. What will be sent is computed when the credit is granted.
     *
     * @param lane in which queue
     * @param at since when
     * @param failures failed attempts before
     * @param again the command that is tried again; null for a new one
     */
    record Wanted(
            Lane lane, Instant at, int failures, @Nullable Again again) implements PersonState {}

    /**
     * A command is out; there is at most one.
     *
     * @param order the command
     * @param deadline when it is sent again
     * @param patience how long was waited for this attempt
     * @param failures failed attempts before
     */
    record InFlight(Order order, Instant deadline, Duration patience, int failures) implements PersonState {}

    /** The target is as wished. */
    record Linked() implements PersonState {}

    /**
     * The target account is disabled, as wished.
     *
     * @param byUs true when by a command of ours
     */
    record LinkedDisabled(boolean byUs) implements PersonState {}

    /**
     * Out of scope, but not for sure: the end of a groups round or the grace period is waited for.
     *
     * @param reason why, for people
     * @param round the groups round that must have ended
     * @param since when the person dropped out
     * @param until end of the grace period; null while the round is waited for
     */
    record Leaving(
            String reason,
            long round,
            Instant since,
            @Nullable Instant until) implements PersonState {}

    /**
     * The guard was asked and has not answered yet.
     *
     * @param intent what would happen and why
     * @param requestId names this wish
     */
    record Asking(Intent intent, String requestId) implements PersonState {}

    /**
     * Waits for a decision of people.
     *
     * @param intent what would happen and why
     * @param requestId names this wish; decisions name it
     * @param reason why it was not granted
     */
    record Staged(Intent intent, String requestId, String reason) implements PersonState {}

    /**
     * People decided against it; they are not asked again for the same.
     *
     * @param intent what would have happened and why
     * @param revision of the configuration that it was decided under
     * @param reason who decided and why, for people
     */
    record Kept(Intent intent, long revision, String reason) implements PersonState {}

    /**
     * The account is among the deleted items of the target, by us.
     *
     * @param until how long it can be restored
     */
    record Removed(Instant until) implements PersonState {}

    /**
     * It did not work.
     *
     * @param attempts so far
     * @param next when it is tried again; null when only a change of the person or the rules can help
     * @param reason why, for people
     * @param again the command to try again; null when none was sent
     */
    record Failing(
            int attempts,
            @Nullable Instant next,
            String reason,
            @Nullable Again again) implements PersonState {}

    /**
     * A person must decide.
     *
     * @param reason why, for people
     * @param candidates object ids of target accounts to choose from
     */
    record Conflict(String reason, List<String> candidates) implements PersonState {
        public Conflict {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * The target's own decision stands.
     *
     * @param what what differs
     */
    record TargetDiffers(String what) implements PersonState {}

    /**
     * A command to send again.
     *
     * @param commandId its id
     * @param attempt the last attempt
     * @param changeId the change that it accounts for
     * @param issuedAt when its first attempt was sent: accounts made since then may be its own
     */
    record Again(String commandId, int attempt, String changeId, Instant issuedAt) {}
}
