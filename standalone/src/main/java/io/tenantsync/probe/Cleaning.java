package io.tenantsync.probe;

import io.tenantsync.graph.GraphDirectory;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import io.tenantsync.graph.quota.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Removes for good what a run has made. Never throws for what Graph does; what it cannot remove it tells. */
final class Cleaning {
    private final GraphDirectory graph;
    private final Pace pace;
    private final Ledger ledger;

    Cleaning(GraphDirectory graph, Pace pace, Ledger ledger) {
        this.graph = graph;
        this.pace = pace;
        this.ledger = ledger;
    }

    /** Tries until all are gone or patience ends, and not again whom Graph refuses to remove. */
    List<Remains> clean() {
        long start = System.nanoTime();
        boolean again = true;
        while (again) {
            ledger.doubtful().forEach(this::look);
            again = !removed(ledger.left()) || !ledger.doubtful().isEmpty();
            again &= System.nanoTime() - start < pace.longest().toNanos() && rested();
        }
        return remains();
    }

    /** Somebody with the address of an invitation that has no known outcome is ours: nobody else has such an address. */
    private void look(String address) {
        String path = ODataPath.of("users")
                .filter(ODataLiterals.equal("mail", address))
                .select("id")
                .toString();
        BatchAnswer answer = send(List.of(BatchRequest.get(path))).getFirst();
        if (answer.succeeded() && answer.successBody().get("value") instanceof List<?> users) {
            for (Object user : users) {
                if (user instanceof Map<?, ?> one) {
                    ledger.made(new Guest(String.valueOf(one.get("id")), address));
                }
            }
        }
    }

    /** Whether there is nothing to try again. */
    private boolean removed(List<Guest> guests) {
        if (guests.isEmpty()) {
            return true;
        }
        send(guests.stream()
                .map(guest -> BatchRequest.delete("/users/" + guest.id()))
                .toList());
        List<BatchAnswer> answers = send(guests.stream()
                .map(guest -> BatchRequest.delete("/directory/deletedItems/" + guest.id()))
                .toList());
        boolean done = true;
        for (int i = 0; i < guests.size(); i++) {
            if (answers.get(i).succeeded()) {
                ledger.gone(guests.get(i));
            } else {
                done &= answers.get(i).failure() instanceof GraphFailure.Forbidden;
            }
        }
        return done;
    }

    private List<Remains> remains() {
        List<Guest> left = ledger.left();
        List<BatchAnswer> deleted = left.isEmpty()
                ? List.of()
                : send(left.stream()
                        .map(guest -> BatchRequest.get("/directory/deletedItems/" + guest.id() + "?$select=id"))
                        .toList());
        List<Remains> remains = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Guest guest = left.get(i);
            remains.add(new Remains(guest.id(), guest.address(), deleted.get(i).succeeded()));
        }
        ledger.doubtful().forEach(address -> remains.add(new Remains("", address, false)));
        return List.copyOf(remains);
    }

    private List<BatchAnswer> send(List<BatchRequest> requests) {
        return graph.batch(requests, Lane.LIVE);
    }

    private boolean rested() {
        try {
            Thread.sleep(pace.between());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
