package io.tenantsync.graph;

import com.microsoft.graph.serviceclient.GraphServiceClient;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.delta.DeltaPage;
import io.tenantsync.graph.delta.DeltaPages;
import io.tenantsync.graph.quota.Lane;
import io.tenantsync.graph.tenants.Tenant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The door to one tenant with one application. Thread-safe; calls block and suit virtual threads. */
public interface GraphDirectory {

    Tenant tenant();

    /**
     * Reads one page. Throttling and passing trouble are waited out and the request repeated, up to a bound; whoever
     * interrupts the thread ends the wait.
     *
     * @throws io.tenantsync.graph.failure.GraphException with the failure; {@code Gone} asks for a new round,
     *     {@code ForeignHost} says that this link, or the link in the page, leads away from the configured host
     */
    DeltaPage delta(DeltaLink link, Lane lane);

    /**
     * Reads a round page after page, asking for the next one while the last one is worked on. Only for callers to whom it
     * does not matter that a page was asked for before they were done with the one before it.
     */
    default DeltaPages pages(DeltaLink start, Lane lane) {
        return DeltaPages.oneByOne(start, link -> delta(link, lane));
    }

    /**
     * The start of a full round over all users.
     *
     * @param select properties to read and track; {@code manager} may be among them, {@code id} is always there
     */
    DeltaLink firstUsers(List<String> select);

    /** A start from now on: the first page is empty and has the delta link. */
    DeltaLink latestUsers(List<String> select);

    /**
     * The start of a full round over some groups.
     *
     * @param ids object ids of the groups, 1 to 50
     * @param select properties to read and track; {@code members} must be among them if members are wanted
     * @throws IllegalArgumentException if there is no id, there are more than 50 or one is not a GUID
     */
    DeltaLink firstGroups(List<String> ids, List<String> select);

    /** As {@link #batch(List, Lane, BooleanSupplier)}, with nobody who could say stop. */
    default List<BatchAnswer> batch(List<BatchRequest> requests, Lane lane) {
        return batch(requests, lane, () -> true);
    }

    /**
     * Sends any number of requests, 20 in a {@code $batch}, several batches at a time. The order in which they take
     * effect is open. What is throttled or fails for a passing reason is repeated alone, after its own wait and up to a
     * bound; a POST only if Graph surely did not apply it.
     *
     * <p>Never throws for what Graph or the network does: each request has its own answer. If the thread is
     * interrupted, what was not sent is answered with {@code NotSent} and the interrupt is kept.
     *
     * @param mayStillSend asked immediately before each HTTP request, from any thread; must not throw; once it says no, the rest is
     *     answered with {@code NotSent}, except requests that may have taken effect already: they keep the failure of
     *     their last attempt
     * @return as many answers as requests, in their order
     */
    List<BatchAnswer> batch(List<BatchRequest> requests, Lane lane, BooleanSupplier mayStillSend);

    /**
     * As {@link #batch(List, Lane, BooleanSupplier)}, sharing the quota fairly with other flows of the same lane.
     *
     * @param flow whose work it is, such as the id of a configuration
     */
    default List<BatchAnswer> batch(List<BatchRequest> requests, Lane lane, String flow, BooleanSupplier mayStillSend) {
        return batch(requests, lane, mayStillSend);
    }

    /**
     * The SDK's own request builders, for everything that is not bulk: same token, same pacing, same repeats. Its
     * errors are the SDK's {@code ApiException}s; those of the token are {@code GraphException}s.
     */
    GraphServiceClient sdk();

    /** What this door has used so far. */
    GraphUse use();
}
