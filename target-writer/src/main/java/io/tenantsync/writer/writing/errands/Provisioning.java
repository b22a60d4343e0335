package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Findings;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Question;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Standing;
import io.tenantsync.writer.writing.outcomes.Status;
import io.tenantsync.writer.writing.outcomes.TargetState;
import io.tenantsync.writer.writing.outcomes.Trouble;
import io.tenantsync.writer.writing.outcomes.Verdict;
import io.tenantsync.writer.writing.recognising.Conflicts;
import io.tenantsync.writer.writing.recognising.Decision;
import io.tenantsync.writer.writing.recognising.Recognised;
import io.tenantsync.writer.writing.recognising.Recognition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The person shall be there: find the account, restore it or make it, then shape it. */
final class Provisioning {
    static final String REDEEMED_ELSEWHERE =
            "an invitation was redeemed with an account that is no work account of an Entra tenant";
    private static final int LOOKS = 4;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final Order order;
    private final Operation.Provision wish;
    private final Notes notes;
    private int looks;
    private boolean lookedAgain;
    /** Set when an invitation may have been carried out: nobody is invited again before it was looked for. */
    private boolean invitationInDoubt;
    /** Set when the target refused to invite: what is found decides, and a second invitation would be refused as well. */
    private @Nullable Trouble invitationRefused;

    Provisioning(Order order, Operation.Provision wish, Notes notes) {
        this.order = order;
        this.wish = wish;
        this.notes = notes;
    }

    Next start() {
        return new Next.Ask(Recognition.firstQuestions(order), findings -> decide(findings, order.targetId() == null));
    }

    private Next askEverything() {
        return new Next.Ask(Recognition.allQuestions(order), findings -> decide(findings, true));
    }

    private Next decide(Findings findings, boolean everything) {
        return follow(Recognition.decide(order, findings, everything));
    }

    private Next follow(Decision decision) {
        return switch (decision) {
            case Decision.Take it -> take(it.account(), it.how());
            case Decision.Invite it -> invite();
            case Decision.Restore it -> restore(it.account());
            case Decision.Conflict it -> conflict(it);
            case Decision.DeletedThere it -> deletedThere(it);
            case Decision.LookFurther it -> askEverything();
            case Decision.AlreadyDeleted it -> throw new IllegalStateException("A wish to be there is not a removal");
            case Decision.Absent it -> throw new IllegalStateException("A wish to be there is not a removal");
        };
    }

    private Next take(Account account, Recognised how) {
        notes.matched(Status.SUCCESS, matched(how), Map.of("TargetId", account.id()));
        return switch (how) {
            case LINKED -> shape(account, Arrival.LINKED);
            case ADOPTED -> shape(account, Arrival.ADOPTED);
            case MADE_BY_THIS_ORDER -> {
                notes.exported("EntryExportAdd", Status.SUCCESS, "The invitation had been carried out before.");
                yield shape(account, Arrival.CREATED_BEFORE);
            }
        };
    }

    private static String matched(Recognised how) {
        return switch (how) {
            case LINKED -> "The account is linked to this person.";
            case ADOPTED -> "An earlier guest is the same person and is taken over.";
            case MADE_BY_THIS_ORDER -> "The account was made by an earlier delivery of this command.";
        };
    }

    private Next shape(Account account, Arrival arrival) {
        return new Shaping(order, wish, account, arrival, notes, this::lookAgainOnce).start();
    }

    private @Nullable Next lookAgainOnce() {
        if (lookedAgain) {
            return null;
        }
        lookedAgain = true;
        return askEverything();
    }

    private Next invite() {
        Trouble refused = invitationRefused;
        if (refused != null) {
            return failed(Verdict.RETRY, Action.CREATE, refused);
        }
        if (invitationInDoubt) {
            return looks < LOOKS ? lookLater() : failed(Verdict.RETRY, Action.CREATE, Troubles.unseenInvitation());
        }
        notes.matched(Status.SUCCESS, "Nobody in the target matches; an account is made.", Map.of());
        Write.Invite invitation = invitation();
        return new Next.Send(invitation, answer -> invited(invitation, answer));
    }

    private Write.Invite invitation() {
        Map<String, @Nullable Object> wished = wish.wishedOnCreate();
        String address = wish.match().invitationAddress();
        String name = order.displayName() == null ? address : order.displayName();
        return new Write.Invite(
                address,
                wished.get("displayName") instanceof String text ? text : name,
                wished.get("userType") instanceof String text ? text : "Member",
                wish.match().redirectUrl());
    }

    private Next invited(Write.Invite invitation, WriteAnswer answer) {
        Problem problem = answer.problem();
        String id = answer.id();
        if (problem == null && id != null) {
            Set<Question> check = Set.of(Recognition.invitedQuestion(order, id));
            return new Next.Ask(check, findings -> made(invitation, id, findings.liveWithId(id)));
        }
        return switch (problem) {
            case null -> inDoubt();
            case Problem.UnknownOutcome it -> inDoubt();
            case Problem.Refused it -> refusedInvitation(Troubles.invitationRefused(it));
            case Problem.Clash it -> refusedInvitation(Conflicts.refusedAsKnown(it.reason()));
            default -> failed(Verdict.RETRY, Action.CREATE, Troubles.invitationRefused(problem));
        };
    }

    /** An account that does not show yet is a new one; one that shows may have been there before. */
    private Next made(Write.Invite invitation, String id, @Nullable Account found) {
        Account account = found == null ? Account.justInvited(id, invitation) : found;
        Decision decision = found == null
                ? new Decision.Take(account, Recognised.MADE_BY_THIS_ORDER)
                : Recognition.afterInvitation(order, wish, account);
        if (decision instanceof Decision.Take take && take.how() == Recognised.MADE_BY_THIS_ORDER) {
            notes.exported("EntryExportAdd", Status.SUCCESS, "Account made by invitation.");
            return shape(account, Arrival.CREATED);
        }
        return follow(decision);
    }

    private Next inDoubt() {
        invitationInDoubt = true;
        return lookLater();
    }

    /** Perhaps the refusal has a reason that only a look after it shows. */
    private Next refusedInvitation(Trouble trouble) {
        invitationRefused = trouble;
        return askEverything();
    }

    private Next lookLater() {
        return new Next.Wait(FIRST_WAIT.multipliedBy(1L << looks++), this::askEverything);
    }

    private Next restore(Account deleted) {
        notes.matched(
                Status.SUCCESS,
                "The person's own account is among the deleted items.",
                Map.of("TargetId", deleted.id()));
        return new Next.Send(new Write.Restore(deleted.id()), answer -> restored(deleted, answer));
    }

    private Next restored(Account deleted, WriteAnswer answer) {
        Problem problem = answer.problem();
        return switch (problem) {
            case null -> {
                notes.exported("EntryExportRestore", Status.SUCCESS, "Account restored.");
                yield shape(deleted.restored(), Arrival.RESTORED);
            }
            case Problem.UnknownOutcome it -> lookAfterRestore(it);
            case Problem.Missing it -> lookAfterRestore(it);
            case Problem.Clash it -> conflict(new Decision.Conflict(Troubles.of(it), List.of(deleted.id()), false));
            default -> failed(Verdict.RETRY, Action.UPDATE, Troubles.of(problem));
        };
    }

    private Next lookAfterRestore(Problem problem) {
        return looks < LOOKS ? lookLater() : failed(Verdict.RETRY, Action.UPDATE, Troubles.of(problem));
    }

    private Next conflict(Decision.Conflict conflict) {
        Trouble trouble = conflict.trouble();
        notes.matched(Status.FAILURE, trouble.reason(), Map.of("Candidates", String.join(", ", conflict.candidates())));
        if (conflict.alarming()) {
            notes.alarm(REDEEMED_ELSEWHERE);
        }
        Standing standing = Standing.unknown(order.targetId()).withCandidates(conflict.candidates());
        return new Next.Done(notes.failed(Verdict.CONFLICT, Action.OTHER, trouble, standing));
    }

    /** An account that is nowhere may be one that does not show yet. */
    private Next deletedThere(Decision.DeletedThere there) {
        if (there.forGood() && looks < LOOKS - 1) {
            return lookLater();
        }
        Trouble trouble = Troubles.deletedThere(there.forGood());
        notes.matched(Status.WARNING, trouble.reason(), Map.of("TargetId", there.targetId()));
        Standing standing = Standing.unknown(there.targetId())
                .withState(there.forGood() ? TargetState.NONE : TargetState.SOFT_DELETED);
        return new Next.Done(notes.warned(Verdict.TARGET_DIFFERS, Action.OTHER, trouble, standing));
    }

    private Next failed(Verdict verdict, Action action, Trouble trouble) {
        notes.exported(
                action == Action.CREATE ? "EntryExportAdd" : "EntryExportUpdate", Status.FAILURE, trouble.reason());
        return new Next.Done(notes.failed(verdict, action, trouble, Standing.unknown(order.targetId())));
    }
}
