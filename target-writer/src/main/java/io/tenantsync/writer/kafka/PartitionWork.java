package io.tenantsync.writer.kafka;

import io.tenantsync.service.TransientFailure;
import io.tenantsync.writer.writing.errands.Answers;
import io.tenantsync.writer.writing.errands.Reach;
import io.tenantsync.writer.writing.errands.TargetWriter;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.queueing.Gate;
import io.tenantsync.writer.writing.queueing.OpenOffsets;
import io.tenantsync.writer.writing.queueing.WaitingOrders;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands of one target while its partition is ours: what waits, what is worked on, which offsets are finished. An
 * offset is finished when the broker has its result, not before. Thread-safe.
 */
final class PartitionWork {
    private static final Logger log = LoggerFactory.getLogger(PartitionWork.class);
    private static final long REGISTRY_PAUSE_MILLIS = 500;
    private static final long SETTLED_NANOS = 300_000_000;

    private final TargetWriter writer;
    private final ResultPublisher results;
    private final Gate gate;
    private final Executor executor;
    private final BooleanSupplier membershipFresh;
    private final @Nullable PartitionWork predecessor;
    private final ReentrantLock lock = new ReentrantLock();
    private final OpenOffsets offsets;
    private final WaitingOrders<Delivery> waiting;
    private volatile boolean ours = true;
    private volatile boolean winding;
    private boolean derailed;
    private int underWay;
    private int pausing;
    private long lastArrival = System.nanoTime();

    /** How much is worked on together. */
    record Limits(int groupSize, int concurrentGroups) {}

    /**
     * @param start the first offset that will be taken
     * @param membershipFresh whether the group membership has been renewed recently; asked before each request
     * @param predecessor earlier work on the same partition in this process; nothing starts before it has ended
     */
    PartitionWork(
            long start,
            TargetWriter writer,
            ResultPublisher results,
            Gate gate,
            Executor executor,
            Limits limits,
            BooleanSupplier membershipFresh,
            @Nullable PartitionWork predecessor) {
        this.writer = writer;
        this.results = results;
        this.gate = gate;
        this.executor = executor;
        this.membershipFresh = membershipFresh;
        this.predecessor = predecessor;
        offsets = new OpenOffsets(start);
        waiting = new WaitingOrders<>(Delivery::order, limits.groupSize(), limits.concurrentGroups());
    }

    void take(Delivery delivery) {
        locked(() -> {
            offsets.taken(delivery.offset());
            waiting.add(delivery);
            lastArrival = System.nanoTime();
        });
    }

    void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        locked(() -> offsets.taken(record.offset()));
        results.setAside(record, reason, failure -> settled(record.offset(), failure));
    }

    /** Starts as many groups as may start. */
    void advance() {
        lock.lock();
        try {
            while (ours && !winding && !derailed && (predecessor == null || predecessor.idle())) {
                if (waiting.size() == 0 || !gate.tryEnter()) {
                    return;
                }
                WaitingOrders.Groups groups = new WaitingOrders.Groups(underWay, underWay - pausing);
                List<Delivery> group = waiting.next(groups, System.nanoTime() - lastArrival >= SETTLED_NANOS);
                if (group.isEmpty()) {
                    gate.left(new Reach(0, 0));
                    return;
                }
                underWay++;
                executor.execute(() -> work(group));
            }
        } finally {
            lock.unlock();
        }
    }

    private void work(List<Delivery> group) {
        Map<Order, Delivery> deliveries = new IdentityHashMap<>();
        group.forEach(delivery -> deliveries.put(delivery.order(), delivery));
        Reach reach = new Reach(0, 0);
        try {
            reach = writer.write(
                    group.stream().map(Delivery::order).toList(), this::mayStillSend, new Publishing(deliveries));
        } catch (RuntimeException unforeseen) {
            log.atError().setCause(unforeseen).log("a group of commands broke off and will be read again");
            derail();
        } finally {
            gate.left(reach);
            locked(() -> {
                deliveries.values().forEach(waiting::release);
                underWay--;
            });
        }
        advance();
    }

    private boolean mayStillSend() {
        return ours && membershipFresh.getAsBoolean();
    }

    /** From where to go on after a crash. */
    long committable() {
        lock.lock();
        try {
            return offsets.committable();
        } finally {
            lock.unlock();
        }
    }

    /** How many commands are taken and not answered. */
    int open() {
        lock.lock();
        try {
            return offsets.size();
        } finally {
            lock.unlock();
        }
    }

    boolean idle() {
        lock.lock();
        try {
            return underWay == 0;
        } finally {
            lock.unlock();
        }
    }

    boolean targetClosed() {
        return gate.closed();
    }

    /** Whether something was dropped, so that the partition has to be read again from {@link #committable()}. */
    boolean isDerailed() {
        lock.lock();
        try {
            return derailed;
        } finally {
            lock.unlock();
        }
    }

    /** No new groups; those under way go on. */
    void windDown() {
        winding = true;
    }

    /** The partition is not ours any more: nothing more is sent. */
    void abandon() {
        ours = false;
    }

    private void derail() {
        locked(() -> derailed = true);
    }

    private void settled(long offset, @Nullable Exception failure) {
        if (failure == null) {
            locked(() -> offsets.finished(offset));
        } else {
            log.atWarn().addKeyValue("offset", offset).setCause(failure).log("a result could not be written");
            derail();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** Sends each outcome on at once, and frees what its order had claimed. */
    private final class Publishing implements Answers {
        private final Map<Order, Delivery> deliveries;

        Publishing(Map<Order, Delivery> deliveries) {
            this.deliveries = deliveries;
        }

        @Override
        public void answered(Order order, Outcome outcome) {
            publish(take(order), outcome);
        }

        @Override
        public void broke(Order order, Outcome outcome, RuntimeException cause) {
            Delivery delivery = take(order);
            log.atError()
                    .addKeyValue("subject", order.subject().person())
                    .addKeyValue("change", delivery.command().getChangeId())
                    .setCause(cause)
                    .log("the work on one person failed");
            publish(delivery, outcome);
        }

        @Override
        public void dropped(Order order) {
            take(order);
            derail();
        }

        @Override
        public void waiting(boolean begins) {
            locked(() -> pausing += begins ? 1 : -1);
            advance();
        }

        private Delivery take(Order order) {
            Delivery delivery = Objects.requireNonNull(deliveries.remove(order));
            locked(() -> waiting.release(delivery));
            return delivery;
        }

        private void publish(Delivery delivery, Outcome outcome) {
            OutcomeLog.write(delivery.command(), outcome);
            while (ours) {
                try {
                    results.answer(delivery.command(), outcome, failure -> settled(delivery.offset(), failure));
                    return;
                } catch (TransientFailure registryAway) {
                    pause();
                }
            }
        }

        private void pause() {
            try {
                Thread.sleep(REGISTRY_PAUSE_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                abandon();
            }
        }
    }
}
