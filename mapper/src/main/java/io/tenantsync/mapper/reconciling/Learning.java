package io.tenantsync.mapper.reconciling;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an answer tells about the account and about how the change ended. */
final class Learning {
    private Learning() {}

    /** The account as it is known after a final answer. */
    static Account account(Account before, Order order, Answered answered, Instant now) {
        if (answered.verdict() == Answered.Verdict.GONE
                || (answered.targetId() == null && answered.inTarget() == Account.InTarget.NONE)) {
            // what the target's people deleted keeps its id, so that the writer can tell it from somebody new
            return answered.verdict() == Answered.Verdict.TARGET_DIFFERS
                    ? Account.removedThere(before.targetId())
                    : Account.NONE;
        }
        boolean softDeleted = answered.inTarget() == Account.InTarget.SOFT_DELETED;
        boolean ours = order.operation() instanceof Operation.SoftDelete || before.deletedAt() != null;
        Instant deletedAt = before.deletedAt() == null ? now : before.deletedAt();
        boolean provisioned = order.operation() instanceof Operation.Provision;
        return new Account(
                answered.inTarget(),
                answered.targetId() == null ? before.targetId() : answered.targetId(),
                false,
                disabledByUs(before, answered),
                softDeleted && ours && answered.verdict() == Answered.Verdict.DONE ? deletedAt : null,
                provisioned ? answered.attributes() : before.applied(),
                provisioned ? refused((Operation.Provision) order.operation(), answered) : before.refused(),
                manager(before, order, answered));
    }

    private static boolean disabledByUs(Account before, Answered answered) {
        return switch (answered.inTarget()) {
            case DISABLED, SOFT_DELETED -> answered.disabledByUs() || before.disabledByUs();
            case ACTIVE, NONE -> false;
        };
    }

    private static Map<String, @Nullable Object> refused(Operation.Provision wished, Answered answered) {
        Map<String, @Nullable Object> refused = new HashMap<>();
        if (answered.verdict() == Answered.Verdict.DONE) {
            wished.attributes().forEach((name, value) -> {
                if (!Account.has(answered.attributes(), name, value)) {
                    refused.put(name, value);
                }
            });
        }
        return refused;
    }

    // A wish that was sent and ended counts as carried out even if the target refused it: it is not sent for ever.
    private static Account.ManagerMark manager(Account before, Order order, Answered answered) {
        Operation.ManagerTo wished =
                order.operation() instanceof Operation.Provision provision ? provision.manager() : null;
        if (wished != null && answered.verdict() == Answered.Verdict.DONE) {
            return new Account.ManagerMark(true, wished.targetId());
        }
        if (answered.managerApplied() || answered.created()) {
            return new Account.ManagerMark(true, answered.managerTargetId());
        }
        return before.manager();
    }

    /** How the change ended, for the counters. */
    static String outcome(Account before, Order order, Answered answered) {
        return switch (answered.verdict()) {
            case CONFLICT, TARGET_DIFFERS, RETRY -> "failed";
            case GONE -> "skipped";
            case DONE -> done(before, order, answered);
        };
    }

    private static String done(Account before, Order order, Answered answered) {
        return switch (order.operation()) {
            case Operation.Disable ignored -> answered.changed() ? "disabled" : "skipped";
            case Operation.SoftDelete ignored -> answered.changed() ? "deleted" : "skipped";
            case Operation.Provision provision -> {
                if (answered.created()) {
                    yield "created";
                }
                if (answered.adopted()) {
                    yield "adopted";
                }
                boolean restored = provision.mayRestore() && before.standing() == Account.InTarget.SOFT_DELETED;
                yield restored ? "restored" : answered.changed() ? "updated" : "skipped";
            }
        };
    }
}
