package io.tenantsync.graph.quota;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets everything pass until Graph shows that there is a limit. For clouds whose limits nobody documents. */
public final class OnDemandGovernor implements Governor {
    private final Supplier<AdaptiveGovernor> paced;
    private volatile @Nullable AdaptiveGovernor awake;

    /** @param paced what paces once it is needed */
    public OnDemandGovernor(Supplier<AdaptiveGovernor> paced) {
        this.paced = paced;
    }

    @Override
    public @Nullable Grant acquire(Ask ask) throws InterruptedException {
        AdaptiveGovernor governor = awake;
        return governor == null ? new Watching() : governor.acquire(ask);
    }

    @Override
    public int most(List<Cost> costs) {
        AdaptiveGovernor governor = awake;
        return governor == null ? costs.size() : governor.most(costs);
    }

    @Override
    public List<Standing> standing() {
        AdaptiveGovernor governor = awake;
        return governor == null ? List.of() : governor.standing();
    }

    private synchronized AdaptiveGovernor awakened() {
        AdaptiveGovernor governor = awake;
        if (governor == null) {
            governor = paced.get();
            awake = governor;
        }
        return governor;
    }

    private final class Watching implements Grant {
        @Override
        public void told(Cost expected, Hint hint) {
            if (hint.throttled() || hint.usedShare() != null) {
                awakened().learned(expected, hint);
            }
        }

        @Override
        public void unused() {
            // Nothing was taken.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
