package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Account;
import io.tenantsync.writer.writing.directory.Problem;
import io.tenantsync.writer.writing.errands.ManagerLinking.Linked;
import io.tenantsync.writer.writing.errands.Patching.Patched;
import io.tenantsync.writer.writing.orders.Anchor;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Standing;
import io.tenantsync.writer.writing.outcomes.Status;
import io.tenantsync.writer.writing.outcomes.TargetState;
import io.tenantsync.writer.writing.outcomes.Trouble;
import io.tenantsync.writer.writing.outcomes.Verdict;
import io.tenantsync.writer.writing.recognising.Differences;
import io.tenantsync.writer.writing.recognising.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a recognised account look as wished: first enabled or disabled, then attributes with the anchor among them, then
 * the manager. Only what differs is sent.
 */
final class Shaping {
    static final String DISABLE_REFUSED = "a disable was refused: the account is still active in the target";
    private static final String ENABLED = "accountEnabled";

    private final Order order;
    private final Operation.Provision wish;
    private final Account account;
    private final Arrival arrival;
    private final Notes notes;
    private final Vanished vanished;
    private final Map<String, @Nullable Object> holding = new LinkedHashMap<>();
    private boolean enabled;
    private boolean disabledByUs;
    private boolean disabledNow;
    private boolean blockedThere;
    private boolean wrote;
    private @Nullable Problem failure;

    /** How to go on when Graph does not find the account any more. */
    interface Vanished {
        /** Null = not at all: the order is answered with what is there. */
        @Nullable
        Next lookAgain();
    }

    Shaping(Order order, Operation.Provision wish, Account account, Arrival arrival, Notes notes, Vanished vanished) {
        this.order = order;
        this.wish = wish;
        this.account = account;
        this.arrival = arrival;
        this.notes = notes;
        this.vanished = vanished;
        enabled = account.enabled();
        // A repeated order that finds its account disabled has most likely done that itself, before it could say so.
        disabledByUs = !enabled && (wish.mayEnable() || (order.repeated() && Boolean.FALSE.equals(wish.enabled())));
        wrote = arrival == Arrival.CREATED || arrival == Arrival.RESTORED;
    }

    /** Sensitive, and sometimes urgent: a request of its own, ahead of attributes. */
    Next start() {
        Boolean wished = wish.enabled();
        if (wished == null || wished == enabled) {
            return attributes();
        }
        if (wished && !wish.mayEnable()) {
            blockedThere = true;
            return attributes();
        }
        return new Patching(account.id(), arrival.fresh(), patched -> switched(wished, patched))
                .start(Map.of(ENABLED, wished));
    }

    private Next switched(boolean wished, Patched patched) {
        Problem stopped = patched.stopped();
        if (stopped != null) {
            return stop(stopped);
        }
        Problem refused = patched.refused().get(ENABLED);
        if (refused == null) {
            notes.modified(ENABLED, Boolean.toString(enabled), Boolean.toString(wished));
            notes.exported("EntryExportUpdate", Status.SUCCESS, wished ? "Account enabled." : "Account disabled.");
            enabled = wished;
            disabledByUs = !wished;
            disabledNow = !wished;
            wrote = true;
        } else if (wished) {
            notes.warned(Troubles.attributeRefused(ENABLED, refused));
        } else {
            failure = refused;
            notes.alarm(DISABLE_REFUSED);
        }
        return attributes();
    }

    private Next attributes() {
        Anchor anchor = wish.match().anchor();
        Map<String, @Nullable Object> wished =
                new LinkedHashMap<>(arrival.created() ? wish.wishedOnCreate() : wish.attributes());
        boolean stamp = !anchor.value().equalsIgnoreCase(account.text(anchor.property()));
        Map<String, @Nullable Object> toWrite = new LinkedHashMap<>();
        if (stamp) {
            toWrite.put(anchor.property(), anchor.value());
        }
        Map<String, @Nullable Object> differing =
                Differences.between(account, wished, stamp || arrival == Arrival.RESTORED);
        toWrite.putAll(differing);
        wished.forEach((name, value) -> {
            if (!differing.containsKey(name)) {
                holding.put(name, value);
            }
        });
        return new Patching(account.id(), arrival.fresh(), patched -> patched(toWrite, patched)).start(toWrite);
    }

    private Next patched(Map<String, @Nullable Object> toWrite, Patched patched) {
        String anchor = wish.match().anchor().property();
        patched.written().forEach(name -> {
            Object value = toWrite.get(name);
            Object before = account.properties().get(name);
            if (!Values.same(before, value)) {
                notes.modified(name, Values.text(before), Values.text(value));
            }
            if (!name.equals(anchor)) {
                holding.put(name, value);
            }
        });
        patched.refused().forEach((name, problem) -> refused(name, problem, anchor));
        if (!patched.written().isEmpty()) {
            wrote = true;
            notes.exported("EntryExportUpdate", Status.SUCCESS, "Attributes written.");
        }
        Problem stopped = patched.stopped();
        if (stopped != null) {
            return stop(stopped);
        }
        return new ManagerLinking(account, arrival.fresh(), notes, this::finish).start(wish.manager());
    }

    /** Without the anchor nobody would know the account again: that is no mere warning. */
    private void refused(String name, Problem problem, String anchor) {
        if (name.equals(anchor)) {
            failure = problem;
        } else {
            notes.warned(Troubles.attributeRefused(name, problem));
        }
    }

    private Next finish(Linked manager) {
        wrote |= manager.wrote();
        Problem problem = failure == null ? manager.stopped() : failure;
        return new Next.Done(problem == null ? ended(manager) : failed(Troubles.of(problem), manager.managerId()));
    }

    private Next stop(Problem problem) {
        Next again = problem instanceof Problem.Missing ? vanished.lookAgain() : null;
        if (problem instanceof Problem.Forbidden && Boolean.FALSE.equals(wish.enabled()) && enabled) {
            notes.alarm(DISABLE_REFUSED);
        }
        return again == null ? new Next.Done(failed(Troubles.of(problem), account.managerId())) : again;
    }

    private Outcome failed(Trouble trouble, @Nullable String managerId) {
        notes.exported(arrival.created() ? "EntryExportAdd" : "EntryExportUpdate", Status.FAILURE, trouble.reason());
        return notes.failed(Verdict.RETRY, action(), trouble, standing(managerId, false));
    }

    private Outcome ended(Linked manager) {
        Standing standing = standing(manager.managerId(), manager.applied());
        if (blockedThere) {
            return notes.warned(Verdict.TARGET_DIFFERS, action(), Troubles.blockedThere(), standing);
        }
        if (wrote || arrival != Arrival.LINKED || order.repeated()) {
            return notes.done(Verdict.DONE, action(), standing);
        }
        notes.skipped();
        return notes.skipped(Verdict.DONE, action(), standing);
    }

    private Action action() {
        if (arrival.created()) {
            return Action.CREATE;
        }
        return disabledNow ? Action.DISABLE : Action.UPDATE;
    }

    private Standing standing(@Nullable String managerId, boolean managerApplied) {
        return new Standing(
                account.id(),
                holding.get("displayName") instanceof String name ? name : account.text("displayName"),
                account.text("userPrincipalName"),
                enabled ? TargetState.ACTIVE : TargetState.DISABLED,
                disabledByUs,
                arrival.created(),
                arrival == Arrival.ADOPTED,
                holding,
                managerId,
                managerApplied,
                List.of());
    }
}
