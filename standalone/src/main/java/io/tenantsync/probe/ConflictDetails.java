package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphError;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.util.Map;
import java.util.Set;

/** Whether a conflict says in {@code details} which property it is about. */
final class ConflictDetails implements Experiment {
    @Override
    public String name() {
        return "details of a conflict";
    }

    @Override
    public String does() {
        return "invites two guests and tries to give one the principal name of the other";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.CONFLICT_WITHOUT_DETAILS);
    }

    @Override
    public Finding run(Bench bench) {
        Guest holder = bench.guest();
        Guest other = bench.guest();
        Object taken = bench.must(BatchRequest.get("/users/" + holder.id() + "?$select=userPrincipalName"))
                .successBody()
                .get("userPrincipalName");
        BatchAnswer answer = bench.ask(
                BatchRequest.patch("/users/" + other.id(), Map.of("userPrincipalName", String.valueOf(taken))));
        return switch (answer.failure()) {
            case null -> new Finding.Unclear("no conflict: Graph took the same principal name for two guests");
            case GraphFailure.Conflict conflict -> told(GraphError.in(answer.body()));
            case GraphFailure failure -> throw new GraphException(failure);
        };
    }

    private Finding told(GraphError error) {
        return error.details().stream()
                .map(GraphError.Detail::target)
                .filter(target -> target != null)
                .findFirst()
                .map(target -> Finding.documented("names " + target))
                .orElseGet(() -> Finding.calls("names no property", decides()));
    }
}
