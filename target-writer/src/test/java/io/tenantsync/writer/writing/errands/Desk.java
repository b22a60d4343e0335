package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.FakeTargetDirectory;
import io.tenantsync.writer.writing.Orders;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A writer for a fake target, with time that passes only by waiting. */
final class Desk implements Answers {
    final FakeTargetDirectory target = new FakeTargetDirectory();
    final Map<String, Outcome> outcomes = new HashMap<>();
    final List<Order> dropped = new ArrayList<>();
    final List<RuntimeException> breakages = new ArrayList<>();
    Instant now = Orders.ISSUED.plusSeconds(2);
    BooleanSupplier mayStillSend = () -> true;

    private final TargetWriter writer = new TargetWriter(
            target, new StandingContract(), () -> now, time -> now = now.plus(time), Duration.ofMinutes(1));

    Reach write(Order... orders) {
        return writer.write(List.of(orders), mayStillSend, this);
    }

    Outcome outcomeOf(Orders.Wish wish) {
        return outcomeOf(wish.order());
    }

    Outcome outcomeOf(Order order) {
        outcomes.clear();
        write(order);
        return outcomes.get(order.commandId());
    }

    int applied() {
        return target.applied.size();
    }

    @Override
    public void answered(Order order, Outcome outcome) {
        if (outcomes.put(order.commandId(), outcome) != null) {
            throw new AssertionError("answered twice");
        }
    }

    @Override
    public void broke(Order order, Outcome outcome, RuntimeException cause) {
        breakages.add(cause);
        answered(order, outcome);
    }

    @Override
    public void dropped(Order order) {
        dropped.add(order);
    }

    @Override
    public void waiting(boolean begins) {}
}
