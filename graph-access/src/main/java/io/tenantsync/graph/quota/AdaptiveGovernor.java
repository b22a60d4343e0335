package io.tenantsync.graph.quota;

import io.tenantsync.graph.quota.WaitingLine.Ticket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stays below the quota and follows it when it moves. Those who wait do the work; there is no thread behind it. */
public final class AdaptiveGovernor implements Governor {
    /** How often the guard of one who waits is asked. */
    private static final Duration LONGEST_NAP = Duration.ofMillis(200);

    private final InstantSource clock;
    private final Pacing pacing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    public AdaptiveGovernor(Limits limits, InstantSource clock) {
        this.clock = clock;
        this.pacing = new Pacing(limits, clock.instant());
    }

    @Override
    public @Nullable Grant acquire(Ask ask) throws InterruptedException {
        Ticket ticket = locked(() -> pacing.enter(ask));
        boolean given = false;
        try {
            while (!given && ask.mayStillSend().getAsBoolean()) {
                given = grantedOrNapped(ticket);
            }
        } finally {
            if (!given) {
                locked(() -> withdrawn(ticket));
            }
        }
        return given ? new Held(ask.cost()) : null;
    }

    private boolean grantedOrNapped(Ticket ticket) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Pacing.Turn turn = pacing.grantDue(clock.instant());
            if (turn.granted() > (ticket.granted() ? 1 : 0)) {
                moved.signalAll();
            }
            if (!ticket.granted()) {
                Duration nap = turn.next().compareTo(LONGEST_NAP) < 0 ? turn.next() : LONGEST_NAP;
                moved.await(nap.toNanos(), TimeUnit.NANOSECONDS);
            }
            return ticket.granted();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody else may have let it go at the very moment in which it gave up. */
    private Ticket withdrawn(Ticket ticket) {
        if (ticket.granted()) {
            pacing.putBack(ticket.ask().cost(), clock.instant());
        } else {
            pacing.leave(ticket);
        }
        return ticket;
    }

    @Override
    public int most(List<Cost> costs) {
        return locked(() -> pacing.most(costs));
    }

    @Override
    public List<Standing> standing() {
        return locked(() -> pacing.standing(clock.instant()));
    }

    /** Takes in what an answer told to a call that asked nobody. */
    void learned(Cost cost, Hint hint) {
        locked(() -> {
            pacing.learned(cost, hint, clock.instant());
            return cost;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private final class Held implements Grant {
        private Cost open;

        Held(Cost open) {
            this.open = open;
        }

        @Override
        public void told(Cost expected, Hint hint) {
            locked(() -> {
                settle(least(expected, open));
                pacing.learned(expected, hint, clock.instant());
                return open;
            });
        }

        @Override
        public void unused() {
            locked(() -> {
                pacing.putBack(open, clock.instant());
                open = Cost.NOTHING;
                moved.signalAll();
                return open;
            });
        }

        @Override
        public void close() {
            locked(() -> {
                settle(open);
                return open;
            });
        }

        private void settle(Cost part) {
            pacing.settled(part, clock.instant());
            open = new Cost(
                    open.units() - part.units(),
                    open.writes() - part.writes(),
                    open.invitations() - part.invitations());
        }

        private static Cost least(Cost one, Cost other) {
            return new Cost(
                    Math.min(one.units(), other.units()),
                    Math.min(one.writes(), other.writes()),
                    Math.min(one.invitations(), other.invitations()));
        }
    }
}
