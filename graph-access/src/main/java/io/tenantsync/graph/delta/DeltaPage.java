package io.tenantsync.graph.delta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a delta round. It may be empty and still have a next link. The same object may come several times in a
 * round, in any order; the last one wins.
 *
 * @param items what the page says, in its order
 * @param next where the round goes on; null on the last page
 * @param delta where the next round starts; null unless this is the last page
 */
public record DeltaPage(
        List<DeltaItem> items,
        @Nullable DeltaLink next,
        @Nullable DeltaLink delta) {
    public DeltaPage {
        items = List.copyOf(items);
        if ((next == null) == (delta == null)) {
            throw new IllegalArgumentException("A delta page has exactly one of next link and delta link");
        }
    }

    /** Whether the round ends with this page. */
    public boolean last() {
        return delta != null;
    }

    /** The one link that the page has. */
    public DeltaLink link() {
        DeltaLink link = delta != null ? delta : next;
        if (link == null) {
            throw new IllegalStateException("A delta page without a link cannot exist");
        }
        return link;
    }
}
