package io.tenantsync.writer.writing.queueing;

import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.orders.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Orders of one target that wait, and which of them make up the next group. Urgent ones first; within a lane the oldest
 * first, and two orders of one person never overtake each other there. Not thread-safe.
 *
 * @param <T> what carries an order
 */
public final class WaitingOrders<T> {
    /** As many requests go into one batch. */
    private static final int BATCH = 20;

    private final Function<T, Order> order;
    private final int largestGroup;
    private final int mostGroups;
    private final Claims claims = new Claims();
    private final Map<Lane, List<T>> lanes = new EnumMap<>(Lane.class);

    /**
     * @param largestGroup how many orders are worked on together at most
     * @param mostGroups how many groups are worked on at a time
     */
    public WaitingOrders(Function<T, Order> order, int largestGroup, int mostGroups) {
        this.order = order;
        this.largestGroup = largestGroup;
        this.mostGroups = mostGroups;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, new ArrayList<>());
        }
    }

    public void add(T item) {
        lane(order.apply(item).lane()).add(item);
    }

    public int size() {
        return lanes.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The next group, claimed; empty if nothing may start now.
     *
     * @param groups how it stands with the groups that were started
     * @param settled whether nothing has come in for a moment
     */
    public List<T> next(Groups groups, boolean settled) {
        if (groups.open() >= mostGroups) {
            return List.of();
        }
        Set<Subject> passedOver = new HashSet<>();
        for (Lane lane : Lane.values()) {
            if (lane == Lane.BULK && !bulkMayStart(lane(lane).size(), groups, settled)) {
                return List.of(); // what could go is not worked out each time that somebody asks
            }
            List<T> ready = ready(lane(lane), passedOver);
            List<T> group = lane == Lane.BULK ? bulk(ready, groups, settled) : ready;
            if (!group.isEmpty()) {
                Set<T> taken = Collections.newSetFromMap(new IdentityHashMap<>());
                taken.addAll(group);
                lane(lane).removeIf(taken::contains);
                group.forEach(item -> claims.tryClaim(order.apply(item)));
                return group;
            }
        }
        return List.of();
    }

    /**
     * Groups that were started and have not ended.
     *
     * @param open all of them
     * @param busy those that have something to send and do not just wait for an account to show
     */
    public record Groups(int open, int busy) {}

    /** The order is done with; others may now touch what it touched. */
    public void release(T item) {
        claims.release(order.apply(item));
    }

    private List<T> bulk(List<T> ready, Groups groups, boolean settled) {
        if (!bulkMayStart(ready.size(), groups, settled)) {
            return List.of();
        }
        return ready.size() > BATCH ? ready.subList(0, ready.size() - ready.size() % BATCH) : ready;
    }

    /**
     * Bulk leaves one place free for the others, fills its batches, and rather waits for a full group while more is coming
     * or others are busy: more per request, and nobody is kept waiting by it.
     */
    private boolean bulkMayStart(int orders, Groups groups, boolean settled) {
        if (groups.open() > 0 && groups.open() >= mostGroups - 1) {
            return false;
        }
        return orders >= largestGroup || (groups.busy() == 0 && settled);
    }

    private List<T> ready(List<T> lane, Set<Subject> passedOver) {
        Claims together = new Claims();
        List<T> ready = new ArrayList<>();
        Iterator<T> items = lane.iterator();
        while (items.hasNext() && ready.size() < largestGroup) {
            T item = items.next();
            Order wanted = order.apply(item);
            boolean free = !passedOver.contains(wanted.subject()) && claims.free(wanted) && together.tryClaim(wanted);
            if (free) {
                ready.add(item);
            } else {
                passedOver.add(wanted.subject());
            }
        }
        return ready;
    }

    private List<T> lane(Lane lane) {
        return Objects.requireNonNull(lanes.get(lane));
    }
}
