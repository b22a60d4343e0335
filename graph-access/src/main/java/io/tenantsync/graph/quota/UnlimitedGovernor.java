package io.tenantsync.graph.quota;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Lets everything pass and counts what passed. */
public final class UnlimitedGovernor implements Governor {
    private final LongAdder units = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder invitations = new LongAdder();

    @Override
    public Grant acquire(Ask ask) {
        units.add(ask.cost().units());
        writes.add(ask.cost().writes());
        invitations.add(ask.cost().invitations());
        return FREE;
    }

    @Override
    public int most(List<Cost> costs) {
        return costs.size();
    }

    @Override
    public List<Standing> standing() {
        return List.of();
    }

    /** The sum of what was let through. */
    public Cost passed() {
        return new Cost(units.intValue(), writes.intValue(), invitations.intValue());
    }

    private static final Grant FREE = new Grant() {
        @Override
        public void told(Cost expected, Hint hint) {
            // Nothing to adapt: there is no limit here.
        }

        @Override
        public void unused() {
            // Nothing was taken.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };
}
