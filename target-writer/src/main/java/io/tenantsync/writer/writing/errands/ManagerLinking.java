package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import io.tenantsync.writer.writing.orders.ManagerWish;
import io.tenantsync.writer.writing.outcomes.Status;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets or clears the manager of one account if it is not as wished. */
final class ManagerLinking {
    private static final int LOOKS = 3;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Account account;
    private final boolean fresh;
    private final Notes notes;
    private final Function<Linked, Next> finished;
    private int misses;

    /**
     * What came of it.
     *
     * @param managerId who is manager now; null = nobody, or not known
     * @param applied whether {@code managerId} was written or verified
     * @param wrote whether a request changed something
     * @param stopped a problem that is worth another try; null if there was none
     */
    record Linked(
            @Nullable String managerId,
            boolean applied,
            boolean wrote,
            @Nullable Problem stopped) {}

    ManagerLinking(Account account, boolean fresh, Notes notes, Function<Linked, Next> finished) {
        this.account = account;
        this.fresh = fresh;
        this.notes = notes;
        this.finished = finished;
    }

    Next start(@Nullable ManagerWish wish) {
        if (wish == null) {
            return finished.apply(new Linked(account.managerId(), false, false, null));
        }
        String wished = wish.targetId() == null ? null : wish.targetId().toLowerCase(Locale.ROOT);
        boolean same = wished == null ? account.managerId() == null : wished.equals(account.managerId());
        if (account.managerKnown() && same) {
            return finished.apply(new Linked(wished, true, false, null));
        }
        return send(wished);
    }

    private Next send(@Nullable String wished) {
        Write write =
                wished == null ? new Write.ClearManager(account.id()) : new Write.SetManager(account.id(), wished);
        return new Next.Send(write, answer -> answered(wished, answer));
    }

    private Next answered(@Nullable String wished, WriteAnswer answer) {
        Problem problem = answer.problem();
        return switch (problem) {
            case null -> linked(wished);
            case Problem.Missing it -> missing(wished);
            case Problem.Refused it -> refused(it);
            case Problem.Clash it -> refused(it);
            case Problem.Forbidden it -> refused(it);
            case Problem.AgainstContract it -> refused(it);
            default -> finished.apply(new Linked(account.managerId(), false, false, problem));
        };
    }

    /** Either the account does not show everywhere yet, or the manager is not there: nobody can tell which. */
    private Next missing(@Nullable String wished) {
        if (fresh && misses < LOOKS) {
            return new Next.Wait(FIRST_WAIT.multipliedBy(1L << misses++), () -> send(wished));
        }
        return wished == null ? linked(null) : refused(null);
    }

    private Next linked(@Nullable String wished) {
        notes.modified("manager", account.managerId(), wished);
        notes.resolvedReference(Status.SUCCESS, wished == null ? "Manager removed." : "Manager set.");
        return finished.apply(new Linked(wished, true, true, null));
    }

    /** A manager that cannot be set is no reason to hold the person back. */
    private Next refused(@Nullable Problem problem) {
        notes.resolvedReference(Status.WARNING, "The manager could not be set.");
        notes.warned(problem == null ? Troubles.managerMissing() : Troubles.attributeRefused("manager", problem));
        return finished.apply(new Linked(account.managerId(), false, false, null));
    }
}
