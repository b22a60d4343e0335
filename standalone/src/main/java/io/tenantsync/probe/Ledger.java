package io.tenantsync.probe;

import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.failure.GraphFailure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run has made and not yet removed for good. Thread-safe. */
final class Ledger {
    private final Map<String, Guest> left = new LinkedHashMap<>();
    private final Set<String> doubtful = new LinkedHashSet<>();

    /** Before an invitation is sent: from now on there may be somebody with that address. */
    synchronized void expect(String address) {
        doubtful.add(address);
    }

    /** What became of it; only an answer that leaves it open keeps the address in doubt. */
    synchronized void learn(String address, BatchAnswer answer) {
        Optional<Guest> guest = Guest.in(answer, address);
        guest.ifPresent(this::made);
        boolean open = answer.succeeded()
                || answer.failure() instanceof GraphFailure.UnknownOutcome
                || answer.failure() instanceof GraphFailure.Unintelligible;
        if (!open) {
            doubtful.remove(address);
        }
    }

    synchronized void made(Guest guest) {
        left.put(guest.id(), guest);
        doubtful.remove(guest.address());
    }

    synchronized void gone(Guest guest) {
        left.remove(guest.id());
    }

    synchronized List<Guest> left() {
        return List.copyOf(left.values());
    }

    /** Addresses of invitations of which nobody knows whether they were applied. */
    synchronized List<String> doubtful() {
        return List.copyOf(doubtful);
    }
}
