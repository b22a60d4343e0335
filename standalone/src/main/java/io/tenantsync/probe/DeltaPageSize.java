package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.quota.Lane;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** How many entries the tenant puts on a delta page. */
final class DeltaPageSize implements Experiment {
    @Override
    public String name() {
        return "size of a delta page";
    }

    @Override
    public String does() {
        return "reads the first page of users/delta (object ids and account state) and forgets it; makes nobody";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of();
    }

    @Override
    public Finding run(Bench bench) {
        DeltaPage page = bench.graph().delta(bench.graph().firstUsers(List.of("accountEnabled")), Lane.LIVE);
        int entries = page.items().size();
        if (page.last()) {
            return new Finding.NotTried("all " + entries + " users are on one page; needs a tenant with more");
        }
        return entries == 0
                ? new Finding.Unclear("the first page is empty although there are more")
                : new Finding.Known(entries + " entries", Set.of(), OptionalInt.of(entries));
    }
}
