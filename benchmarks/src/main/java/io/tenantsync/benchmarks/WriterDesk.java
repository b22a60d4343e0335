package io.tenantsync.benchmarks;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.writer.graph.GraphTargetDirectory;
import io.tenantsync.writer.writing.directory.RememberingDirectory;
import io.tenantsync.writer.writing.errands.Answers;
import io.tenantsync.writer.writing.errands.StandingContract;
import io.tenantsync.writer.writing.errands.TargetWriter;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The target writer without Kafka: orders go in groups to its own code, as many at a time as in the service. */
final class WriterDesk {
    private static final int MOST_ATTEMPTS = 20;

    private final TargetWriter writer;
    private final int groupSize;
    private final int groups;
    private final ConcurrentMap<String, String> targetIds = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    WriterDesk(GraphDirectory door, int groupSize, int groups) {
        Clock clock = Clock.systemUTC();
        this.writer = new TargetWriter(
                new RememberingDirectory(new GraphTargetDirectory(door), clock, Duration.ofMinutes(1)),
                new StandingContract(),
                clock,
                Thread::sleep,
                Duration.ofMinutes(1));
        this.groupSize = groupSize;
        this.groups = groups;
    }

    /** How many orders have ended well so far. */
    int done() {
        return done.get();
    }

    /** Object ids in the target by command id, of everybody who is there. */
    Map<String, String> targetIds() {
        return targetIds;
    }

    /**
     * Carries all orders out, again where the writer says "later".
     *
     * @throws IllegalStateException if one of them fails for good
     */
    void carryOut(List<Order> orders) {
        List<Order> open = orders;
        for (int attempt = 0; !open.isEmpty(); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new IllegalStateException(open.size() + " orders did not get through");
            }
            open = attempt(open);
        }
    }

    /** Carries one order out and says how long that took. */
    Duration carryOut(Order order) {
        long start = System.nanoTime();
        carryOut(List.of(order));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private List<Order> attempt(List<Order> orders) {
        ConcurrentLinkedQueue<List<Order>> parts = new ConcurrentLinkedQueue<>();
        for (int from = 0; from < orders.size(); from += groupSize) {
            parts.add(orders.subList(from, Math.min(orders.size(), from + groupSize)));
        }
        List<Order> again = Collections.synchronizedList(new ArrayList<>());
        List<RuntimeException> broken = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < groups; thread++) {
                var unused = threads.submit(() -> work(parts, again, broken));
            }
        }
        if (!broken.isEmpty()) {
            throw broken.getFirst();
        }
        return List.copyOf(again);
    }

    private void work(ConcurrentLinkedQueue<List<Order>> parts, List<Order> again, List<RuntimeException> broken) {
        try {
            for (List<Order> part = parts.poll(); part != null; part = parts.poll()) {
                writer.write(part, () -> true, new Listening(again));
            }
        } catch (RuntimeException unforeseen) {
            broken.add(unforeseen);
        }
    }

    private final class Listening implements Answers {
        private final List<Order> again;

        Listening(List<Order> again) {
            this.again = again;
        }

        @Override
        public void answered(Order order, Outcome outcome) {
            if (outcome.verdict() == Verdict.RETRY) {
                again.add(repeated(order));
            } else if (outcome.verdict() == Verdict.DONE) {
                done.incrementAndGet();
                if (outcome.standing().targetId() != null) {
                    targetIds.put(
                            order.commandId(),
                            Objects.requireNonNull(outcome.standing().targetId()));
                }
            } else {
                throw new IllegalStateException("An order ended with " + outcome.verdict());
            }
        }

        private static Order repeated(Order order) {
            return new Order(
                    order.commandId(),
                    order.attempt() + 1,
                    true,
                    order.subject(),
                    order.lane(),
                    order.displayName(),
                    order.issuedAt(),
                    order.targetId(),
                    order.operation());
        }

        @Override
        public void broke(Order order, Outcome outcome, RuntimeException cause) {
            throw new IllegalStateException("The work on an order broke", cause);
        }

        @Override
        public void dropped(Order order) {
            again.add(order);
        }

        @Override
        public void waiting(boolean begins) {
            // Groups here have a thread of their own each.
        }
    }
}
