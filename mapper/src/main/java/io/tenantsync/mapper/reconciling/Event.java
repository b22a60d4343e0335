package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a person in one configuration. */
public sealed interface Event {
    /** The person's state arrived; the situation holds it. */
    record UserChanged() implements Event {}

    /**
     * Look again though the person did not change.
     *
     * @param cycleId the sweep
     */
    record Evaluate(String cycleId) implements Event {}

    /** A command was answered. */
    record ResultArrived(Answered answered) implements Event {}

    /**
     * The manager's account became known, changed or went.
     *
     * @param managerId object id in the source
     * @param targetId object id in the target; null = no account
     */
    record ManagerResolved(String managerId, @Nullable String targetId) implements Event {}

    /** A time or a round that the state waits for has come. */
    record Due() implements Event {}

    /** The target takes one more command. */
    record CreditGranted() implements Event {}

    /**
     * The guard has decided.
     *
     * @param requestId names the wish of this person; null when everybody of the cause was decided on
     * @param subjects under which names it was counted
     * @param verdict what it decided
     */
    record Judged(@Nullable String requestId, List<String> subjects, Verdict verdict) implements Event {}

    /**
     * People have decided.
     *
     * @param requestId names the wish
     * @param approved whether it may happen
     * @param by who decided
     * @param comment why, in their words; may be empty
     */
    record Decided(String requestId, boolean approved, String by, String comment) implements Event {}
}
