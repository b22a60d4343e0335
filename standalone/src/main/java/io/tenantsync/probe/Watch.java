package io.tenantsync.probe;

import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.quota.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Follows the tenant's changes from the moment it was made. What it sees of others it forgets at once. */
final class Watch {
    private final Bench bench;
    private DeltaLink link;

    Watch(Bench bench, String... select) {
        this.bench = bench;
        this.link = bench.graph().latestUsers(List.of(select));
        round();
    }

    static Predicate<DeltaItem> removed(Guest guest) {
        return of(guest).and(item -> item.removed() != null);
    }

    static Predicate<DeltaItem> present(Guest guest) {
        return of(guest).and(item -> item.removed() == null);
    }

    /**
     * The first change of that kind.
     *
     * @throws Inconclusive if none shows in time
     */
    DeltaItem await(Predicate<DeltaItem> wanted) {
        return bench.until(() -> round().stream().filter(wanted).findFirst())
                .orElseThrow(() -> new Inconclusive("Delta did not show a change of a guest within "
                        + bench.pace().longest().toSeconds() + " s"));
    }

    /**
     * Whether such a change shows. Delta says nothing about what it leaves out, so a guest is made now, and when that
     * one has shown for a while without the other, the other will not come.
     *
     * @throws Inconclusive if not even the new guest shows in time
     */
    boolean shows(Predicate<DeltaItem> wanted) {
        Guest later = bench.guest();
        boolean laterShown = false;
        long since = System.nanoTime();
        while (true) {
            List<DeltaItem> items = round();
            if (items.stream().anyMatch(wanted)) {
                return true;
            }
            if (!laterShown && items.stream().anyMatch(present(later))) {
                laterShown = true;
                since = System.nanoTime();
            }
            long waited = System.nanoTime() - since;
            if (laterShown && waited >= bench.pace().settled().toNanos()) {
                return false;
            }
            if (!laterShown && waited > bench.pace().longest().toNanos()) {
                throw new Inconclusive("Delta did not show a new guest within "
                        + bench.pace().longest().toSeconds() + " s");
            }
            bench.rest();
        }
    }

    /** Everything between the last look and now. */
    private List<DeltaItem> round() {
        List<DeltaItem> items = new ArrayList<>();
        link = walk(bench, link, items);
        return items;
    }

    /** Adds the items of a round, to its last page; where the next one starts. */
    static DeltaLink walk(Bench bench, DeltaLink start, List<DeltaItem> items) {
        DeltaPage page = bench.graph().delta(start, Lane.LIVE);
        items.addAll(page.items());
        while (!page.last()) {
            page = bench.graph().delta(page.link(), Lane.LIVE);
            items.addAll(page.items());
        }
        return page.link();
    }

    private static Predicate<DeltaItem> of(Guest guest) {
        return item -> item.id().equals(guest.id());
    }
}
