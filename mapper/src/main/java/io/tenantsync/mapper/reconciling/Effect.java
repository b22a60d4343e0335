package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Intent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reconciler wants done besides remembering the new standing. */
public sealed interface Effect {
    /** Send this command. */
    record Send(Order order) implements Effect {}

    /**
     * Write the terminal entry of a change.
     *
     * @param owed the change
     * @param status how it ended
     * @param code one of Entra's codes
     * @param reason why, for people
     * @param remedy what a person can do; empty = nothing
     * @param steps the work, in order
     */
    record Report(Owed owed, LogStep.Status status, String code, String reason, String remedy, List<LogStep> steps)
            implements Effect {
        public Report {
            steps = List.copyOf(steps);
        }
    }

    /** Ask this person of the same tenant for the target id. */
    record Ask(String managerId) implements Effect {}

    /** Tell this person that we do not refer to them any more. */
    record Forget(String managerId) implements Effect {}

    /**
     * Tell everybody who refers to this person.
     *
     * @param targetId object id in the target; null = no account
     */
    record TellReferrers(@Nullable String targetId) implements Effect {}

    /**
     * Count how a change ended.
     *
     * @param outcome created, adopted, updated, disabled, deleted, restored, skipped or failed
     */
    record Count(String outcome) implements Effect {}

    /**
     * Ask the guard.
     *
     * @param intent the wish
     * @param requestId names it
     */
    record AskGuard(Intent intent, String requestId) implements Effect {}

    /**
     * Tell the guard that something it has granted does not happen.
     *
     * @param subjects under which names it is counted
     */
    record GiveBack(List<String> subjects) implements Effect {}

    /**
     * Write an entry, not the last one of its change, that says that people are asked.
     *
     * @param owed the change
     * @param staged the wish
     * @param steps the work, in order
     */
    record ReportStaged(Owed owed, PersonState.Staged staged, List<LogStep> steps) implements Effect {}

    /** A decision came on a wish that is not there any more. */
    record DecisionIgnored(String requestId) implements Effect {}

    /** A result came that nobody waited for. */
    record Ignored(String commandId) implements Effect {}
}
