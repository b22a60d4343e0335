package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Standing;
import io.tenantsync.writer.writing.outcomes.Trouble;
import io.tenantsync.writer.writing.outcomes.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The work on one person and how far it is. */
final class Errand {
    private final Order order;
    private final Notes notes;
    private Next next;
    private @Nullable Instant due;
    private @Nullable RuntimeException broken;

    Errand(Order order, InstantSource clock) {
        this.order = order;
        notes = new Notes(clock);
        next = switch (order.operation()) {
            case Operation.Provision wish -> new Provisioning(order, wish, notes).start();
            case Operation.Disable it -> new Removing(order, false, notes).start();
            case Operation.SoftDelete it -> new Removing(order, true, notes).start();
        };
    }

    Order order() {
        return order;
    }

    Notes notes() {
        return notes;
    }

    Next next() {
        return next;
    }

    /** When a wait ends; null unless waiting. */
    @Nullable
    Instant due() {
        return due;
    }

    /** What went wrong inside the writer; null if nothing did. */
    @Nullable
    RuntimeException broken() {
        return broken;
    }

    /** Goes on; whatever goes wrong in doing so concerns this person only. */
    void go(InstantSource clock, Supplier<Next> step) {
        try {
            next = step.get();
            due = next instanceof Next.Wait wait ? clock.instant().plus(wait.time()) : null;
        } catch (RuntimeException unforeseen) {
            broken = unforeseen;
            later(Troubles.broken());
        }
    }

    /** Ends it for now. */
    void later(Trouble trouble) {
        next = new Next.Done(failed(trouble));
        due = null;
    }

    private Outcome failed(Trouble trouble) {
        return notes.failed(Verdict.RETRY, action(), trouble, Standing.unknown(order.targetId()));
    }

    private Action action() {
        return switch (order.operation()) {
            case Operation.Provision it -> order.targetId() == null ? Action.CREATE : Action.UPDATE;
            case Operation.Disable it -> Action.DISABLE;
            case Operation.SoftDelete it -> Action.DELETE;
        };
    }

    /** Properties that have to be read so that they can be compared. */
    Set<String> wishedProperties() {
        return order.operation() instanceof Operation.Provision wish
                ? wish.wishedOnCreate().keySet()
                : Set.of();
    }
}
