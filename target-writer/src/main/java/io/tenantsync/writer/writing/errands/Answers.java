package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Outcome;

/** Takes what became of each order, as soon as it is known: exactly one call per order. Called from the group's thread. */
public interface Answers {

    void answered(Order order, Outcome outcome);

    /** The writer itself failed on this person; the outcome says so without details. */
    void broke(Order order, Outcome outcome, RuntimeException cause);

    /** The work is not ours any more; whoever owns it now will do it. */
    void dropped(Order order);

    /** All who are left in the group wait for something to show; {@code false} when work goes on. */
    void waiting(boolean begins);
}
