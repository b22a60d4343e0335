package io.tenantsync.probe;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.graph.quota.Lane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tenant as experiments see it. Whoever is made here is in the ledger before Graph hears of it. */
final class Bench {
    private final GraphDirectory graph;
    private final Marks marks;
    private final Pace pace;
    private final Ledger ledger;
    private volatile boolean closed;

    Bench(GraphDirectory graph, Marks marks, Pace pace, Ledger ledger) {
        this.graph = graph;
        this.marks = marks;
        this.pace = pace;
        this.ledger = ledger;
    }

    GraphDirectory graph() {
        return graph;
    }

    Pace pace() {
        return pace;
    }

    /** No more requests from now on. Returns when none that makes somebody is under way. */
    void close() {
        closed = true;
        synchronized (this) {
            notifyAll();
        }
    }

    boolean closed() {
        return closed;
    }

    /** An address that nobody has. */
    String newAddress() {
        return marks.newAddress();
    }

    /** A new guest that can be read. */
    Guest guest() {
        return invited(newAddress());
    }

    /** The guest of that address, when it can be read. */
    Guest invited(String address) {
        BatchAnswer answer = invite(address, "Guest");
        answer.successBody();
        Guest guest = guest(answer, address);
        awaitSuccess(path("users", guest.id()), "A guest that was just invited cannot be read");
        return guest;
    }

    /** Invites without a mail; the answer is whatever Graph says. */
    synchronized BatchAnswer invite(String address, String userType) {
        if (closed) {
            throw new GraphException(new GraphFailure.NotSent("the probe was stopped"));
        }
        ledger.expect(address);
        Map<String, @Nullable Object> body = Map.of(
                "invitedUserEmailAddress",
                address,
                "invitedUserDisplayName",
                marks.displayName(),
                "invitedUserType",
                userType,
                "inviteRedirectUrl",
                "https://myapplications.microsoft.com",
                "sendInvitationMessage",
                false);
        BatchAnswer answer = ask(BatchRequest.post("/invitations", body));
        ledger.learn(address, answer);
        return answer;
    }

    /** Whom a successful invitation led to. */
    Guest guest(BatchAnswer answer, String address) {
        return Guest.in(answer, address)
                .orElseThrow(() -> new Inconclusive("Graph's answer to an invitation does not name the user"));
    }

    /** Deletes softly and waits until the guest is among the deleted users. */
    void delete(Guest guest) {
        must(BatchRequest.delete("/users/" + guest.id()));
        awaitSuccess(
                path("directory", "deletedItems", guest.id()), "A deleted guest does not show among the deleted users");
    }

    /** Waits until look-ups by address find the guest, so that a second invitation meets it. */
    void awaitListed(Guest guest) {
        String look = ODataPath.of("users")
                .filter(ODataLiterals.equal("mail", guest.address()))
                .select("id")
                .toString();
        if (until(() -> found(look)).isEmpty()) {
            throw new Inconclusive("A new guest is not found by its address");
        }
    }

    /** Removes a deleted guest for good; the answer is whatever Graph says. */
    BatchAnswer purge(Guest guest) {
        BatchAnswer answer = ask(BatchRequest.delete("/directory/deletedItems/" + guest.id()));
        if (answer.succeeded()) {
            ledger.gone(guest);
        }
        return answer;
    }

    /** Gives a guest another name, still with the mark; the name. */
    String rename(Guest guest) {
        String name = marks.displayName() + " renamed";
        must(BatchRequest.patch("/users/" + guest.id(), Map.of("displayName", name)));
        return name;
    }

    /** Sends one request. */
    BatchAnswer ask(BatchRequest request) {
        return graph.batch(List.of(request), Lane.LIVE, () -> !closed).getFirst();
    }

    /**
     * Sends a request that has to work; an object that is not there yet is waited for.
     *
     * @throws GraphException if it does not work
     */
    BatchAnswer must(BatchRequest request) {
        BatchAnswer answer = until(() ->
                        Optional.of(ask(request)).filter(one -> !(one.failure() instanceof GraphFailure.NotFound)))
                .orElseThrow(() -> new Inconclusive("Graph still says not found for a guest that it has made"));
        if (answer.failure() != null) {
            throw new GraphException(answer.failure());
        }
        return answer;
    }

    /** Looks again and again until there is something or patience ends. */
    <T> Optional<T> until(Supplier<Optional<T>> look) {
        long start = System.nanoTime();
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent() || System.nanoTime() - start > pace.longest().toNanos()) {
                return seen;
            }
            rest();
        }
    }

    /** The pause between two looks. */
    synchronized void rest() {
        try {
            if (!closed) {
                wait(Math.max(1, pace.between().toMillis()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        if (closed) {
            throw new GraphException(new GraphFailure.NotSent("the probe was stopped"));
        }
    }

    private Optional<BatchAnswer> found(String look) {
        BatchAnswer answer = ask(BatchRequest.get(look));
        boolean somebody = answer.successBody().get("value") instanceof List<?> users && !users.isEmpty();
        return somebody ? Optional.of(answer) : Optional.empty();
    }

    private void awaitSuccess(String path, String otherwise) {
        if (until(() -> Optional.of(ask(BatchRequest.get(path))).filter(BatchAnswer::succeeded))
                .isEmpty()) {
            throw new Inconclusive(otherwise);
        }
    }

    private static String path(String... segments) {
        return ODataPath.of(segments).select("id").toString();
    }
}
