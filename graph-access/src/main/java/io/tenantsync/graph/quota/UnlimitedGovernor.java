package io.tenantsync.graph.quota;

import java.util.concurrent.atomic.LongAdder;

/** Lets everything pass and counts what passed. */
public final class UnlimitedGovernor implements Governor {
    private final LongAdder units = new LongAdder();
    private final LongAdder writes = new LongAdder();

    @Override
    public void acquire(Lane lane, Cost cost) {
        units.add(cost.units());
        writes.add(cost.writes());
    }

    @Override
    public void learned(Hint hint) {
        // Nothing to adapt: there is no limit here.
    }

    /** The sum of what was let through. */
    public Cost passed() {
        return new Cost(units.intValue(), writes.intValue());
    }
}
