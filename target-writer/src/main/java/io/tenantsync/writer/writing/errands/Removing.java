package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Findings;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Standing;
import io.tenantsync.writer.writing.outcomes.Status;
import io.tenantsync.writer.writing.outcomes.TargetState;
import io.tenantsync.writer.writing.outcomes.Trouble;
import io.tenantsync.writer.writing.outcomes.Verdict;
import io.tenantsync.writer.writing.recognising.Decision;
import io.tenantsync.writer.writing.recognising.Recognition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The account shall be disabled, or be among the deleted items. Nothing is touched that is not stamped as the person's. */
final class Removing {
    static final String DELETE_REFUSED = "a delete was refused: the account is still there in the target";
    private static final int LOOKS = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final Order order;
    private final boolean delete;
    private final Notes notes;
    private int looks;

    Removing(Order order, boolean delete, Notes notes) {
        this.order = order;
        this.delete = delete;
        this.notes = notes;
    }

    Next start() {
        return new Next.Ask(Recognition.firstQuestions(order), findings -> decide(findings, order.targetId() == null));
    }

    private Next askEverything() {
        return new Next.Ask(Recognition.allQuestions(order), findings -> decide(findings, true));
    }

    private Next decide(Findings findings, boolean everything) {
        Decision decision = Recognition.decide(order, findings, everything);
        return switch (decision) {
            case Decision.Take it -> remove(it.account());
            case Decision.AlreadyDeleted it -> gone(it.account().id(), TargetState.SOFT_DELETED);
            case Decision.Absent it -> absent();
            case Decision.LookFurther it -> askEverything();
            case Decision.Conflict it -> conflict(it);
            case Decision.Invite it -> throw unexpected();
            case Decision.Restore it -> throw unexpected();
            case Decision.DeletedThere it -> throw unexpected();
        };
    }

    private static IllegalStateException unexpected() {
        return new IllegalStateException("A removal makes and restores nobody");
    }

    private Next remove(Account account) {
        notes.matched(Status.SUCCESS, "The account is linked to this person.", Map.of("TargetId", account.id()));
        if (delete) {
            return new Next.Send(new Write.Delete(account.id()), answer -> deleted(account, answer));
        }
        if (!account.enabled()) {
            notes.skipped();
            return new Next.Done(notes.done(Verdict.DONE, Action.DISABLE, disabled(account, order.repeated())));
        }
        Write.Patch patch = new Write.Patch(account.id(), Map.of("accountEnabled", false));
        return new Next.Send(patch, answer -> disabled(account, answer));
    }

    private Next disabled(Account account, WriteAnswer answer) {
        Problem problem = answer.problem();
        if (problem == null) {
            notes.modified("accountEnabled", "true", "false");
            notes.exported("EntryExportUpdate", Status.SUCCESS, "Account disabled.");
            return new Next.Done(notes.done(Verdict.DONE, Action.DISABLE, disabled(account, true)));
        }
        return failed(account, problem, Action.DISABLE, Shaping.DISABLE_REFUSED);
    }

    private Next deleted(Account account, WriteAnswer answer) {
        Problem problem = answer.problem();
        if (problem == null) {
            notes.exported("EntryExportDelete", Status.SUCCESS, "Account moved to the deleted items.");
            Standing standing = standing(account, TargetState.SOFT_DELETED, false);
            return new Next.Done(notes.done(Verdict.DONE, Action.DELETE, standing));
        }
        return failed(account, problem, Action.DELETE, DELETE_REFUSED);
    }

    private Next failed(Account account, Problem problem, Action action, String alarm) {
        if (problem instanceof Problem.Missing && looks < LOOKS) {
            return lookLater();
        }
        if (!problem.unreachable() && !(problem instanceof Problem.Missing)) {
            notes.alarm(alarm);
        }
        Trouble trouble = Troubles.of(problem);
        notes.exported(delete ? "EntryExportDelete" : "EntryExportUpdate", Status.FAILURE, trouble.reason());
        TargetState state = account.enabled() ? TargetState.ACTIVE : TargetState.DISABLED;
        Outcome outcome = notes.failed(Verdict.RETRY, action, trouble, standing(account, state, false));
        return new Next.Done(outcome);
    }

    /** An account that is nowhere may be one that does not show yet, and then it would stay active. */
    private Next absent() {
        return looks < LOOKS ? lookLater() : gone(order.targetId(), TargetState.NONE);
    }

    private Next lookLater() {
        return new Next.Wait(FIRST_WAIT.multipliedBy(1L << looks++), this::askEverything);
    }

    private Next gone(@Nullable String id, TargetState state) {
        notes.skipped();
        Standing standing = Standing.unknown(id).withState(state);
        return new Next.Done(notes.done(Verdict.GONE, delete ? Action.DELETE : Action.DISABLE, standing));
    }

    private Next conflict(Decision.Conflict conflict) {
        notes.matched(
                Status.FAILURE,
                conflict.trouble().reason(),
                Map.of("Candidates", String.join(", ", conflict.candidates())));
        Standing standing = Standing.unknown(order.targetId()).withCandidates(conflict.candidates());
        return new Next.Done(notes.failed(Verdict.CONFLICT, Action.OTHER, conflict.trouble(), standing));
    }

    private static Standing disabled(Account account, boolean byUs) {
        return standing(account, TargetState.DISABLED, byUs);
    }

    private static Standing standing(Account account, TargetState state, boolean byUs) {
        return new Standing(
                account.id(),
                account.text("displayName"),
                account.text("userPrincipalName"),
                state,
                byUs,
                false,
                false,
                Map.of(),
                null,
                false,
                List.of());
    }
}
