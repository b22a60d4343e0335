package io.tenantsync.detector.kafka;

import io.tenantsync.detector.detection.polling.LookupInbox;
import io.tenantsync.detector.detection.polling.LookupOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Orders of one tenant on their way from the consumer to the tenant's poll loop, and the loop's bell. Thread-safe. */
final class TenantInbox implements LookupInbox {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Deque<LookupOrder> orders = new ArrayDeque<>();
    private final LookupOffsets offsets;
    private boolean closed;
    private long arrived;
    private long noticed;

    TenantInbox(LookupOffsets offsets) {
        this.offsets = offsets;
    }

    void add(LookupOrder order) {
        locked(() -> {
            orders.add(order);
            arrived++;
            rung.signalAll();
        });
    }

    /** Drops what came from a partition that is somebody else's now. */
    void forget(int partition) {
        locked(() -> orders.removeIf(order -> order.partition() == partition));
    }

    /** Treats everything as answered, because nobody wants the answers. */
    void discard() {
        locked(() -> {
            offsets.answered(List.copyOf(orders));
            orders.clear();
        });
    }

    int size() {
        lock.lock();
        try {
            return orders.size();
        } finally {
            lock.unlock();
        }
    }

    /** From now on, whoever waits or comes to wait is told to stop. */
    void close() {
        locked(() -> {
            closed = true;
            rung.signalAll();
        });
    }

    void open() {
        locked(() -> closed = false);
    }

    @Override
    public List<LookupOrder> oldest(int people) {
        lock.lock();
        try {
            noticed = arrived;
            List<LookupOrder> some = new ArrayList<>();
            int count = 0;
            for (LookupOrder order : orders) {
                if (count > 0 && count + order.userIds().size() > people) {
                    break;
                }
                some.add(order);
                count += order.userIds().size();
            }
            return some;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void done(List<LookupOrder> answered) {
        locked(() -> {
            orders.removeAll(answered);
            offsets.answered(answered);
        });
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (left > 0 && !closed && arrived == noticed) {
                left = rung.awaitNanos(left);
            }
            // orders that cannot be answered just now ring only once, or the loop would spin
            noticed = arrived;
            if (closed) {
                throw new InterruptedException("polling of this tenant ends");
            }
        } finally {
            lock.unlock();
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
}
