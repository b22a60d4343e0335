package io.tenantsync.graph.sdk;

import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.delta.DeltaPages;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.quota.Lane;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page as soon as the link to it is known, which is while the page before it still comes in, and never for more
 * than one page that nobody has taken.
 */
final class ReadAhead implements DeltaPages {
    private final DeltaReading reading;
    private final Lane lane;
    private final ExecutorService executor;
    private Asked asked;
    private boolean over;

    ReadAhead(DeltaReading reading, DeltaLink start, Lane lane, ExecutorService executor) {
        this.reading = reading;
        this.lane = lane;
        this.executor = executor;
        this.asked = new Asked(start);
    }

    @Override
    public @Nullable DeltaPage next() {
        if (over) {
            return null;
        }
        Asked current = asked;
        current.send();
        current.taken.complete(current);
        DeltaPage page = current.await();
        DeltaLink link = page.next();
        if (link == null) {
            over = true;
        } else {
            asked = current.following(link);
        }
        return page;
    }

    @Override
    public void close() {
        over = true;
        asked.cancel();
    }

    /** One page on its way. */
    private final class Asked {
        private final DeltaLink link;
        private final CompletableFuture<Asked> taken = new CompletableFuture<>();
        private @Nullable Future<DeltaPage> answer;
        private @Nullable Asked following;
        private boolean cancelled;

        Asked(DeltaLink link) {
            this.link = link;
        }

        synchronized void send() {
            if (answer == null && !cancelled) {
                answer = executor.submit(() -> reading.read(link, lane, this::learn));
            }
        }

        /** The link to the next page came; it is asked for once this page is wanted, so that nothing piles up. */
        private void learn(DeltaLink next) {
            Asked found = following(next);
            taken.thenAccept(itself -> found.send());
        }

        /** The page that a link leads to; another link than before, after a repeat, makes a new one. */
        synchronized Asked following(DeltaLink next) {
            Asked known = following;
            if (known == null || !known.link.equals(next)) {
                if (known != null) {
                    known.cancel();
                }
                known = new Asked(next);
                following = known;
            }
            return known;
        }

        DeltaPage await() {
            Future<DeltaPage> coming;
            synchronized (this) {
                coming = answer;
            }
            if (coming == null) {
                throw stopped("the reading was closed");
            }
            try {
                return coming.get();
            } catch (InterruptedException interrupted) {
                cancel();
                Thread.currentThread().interrupt();
                throw stopped("the thread was interrupted");
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof GraphException graph
                        ? new GraphException(graph.failure(), graph)
                        : new IllegalStateException("A page could not be read", failed.getCause());
            }
        }

        synchronized void cancel() {
            cancelled = true;
            if (answer != null) {
                answer.cancel(true);
            }
            if (following != null) {
                following.cancel();
            }
        }

        private static GraphException stopped(String why) {
            return new GraphException(new GraphFailure.NotSent(why));
        }
    }
}
