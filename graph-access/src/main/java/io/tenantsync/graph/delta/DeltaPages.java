package io.tenantsync.graph.delta;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of one round, in their order. At most two are in memory, however many there are. For one thread. */
public interface DeltaPages extends AutoCloseable {

    /**
     * The next page; waits for it.
     *
     * @return null after the last one
     * @throws io.tenantsync.graph.failure.GraphException with the failure; the round can go on from the last page's link
     */
    @Nullable
    DeltaPage next();

    /** Gives up what is under way. */
    @Override
    void close();

    /** Pages that are asked for when they are wanted. */
    static DeltaPages oneByOne(DeltaLink start, Function<DeltaLink, DeltaPage> read) {
        return new DeltaPages() {
            private @Nullable DeltaLink link = start;

            @Override
            public @Nullable DeltaPage next() {
                if (link == null) {
                    return null;
                }
                DeltaPage page = read.apply(link);
                link = page.next();
                return page;
            }

            @Override
            public void close() {
                link = null;
            }
        };
    }
}
