package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.util.Set;

/** Whether an application may remove a deleted user for good. */
final class PermanentDeletion implements Experiment {
    @Override
    public String name() {
        return "permanent deletion";
    }

    @Override
    public String does() {
        return "invites a guest, deletes it and removes it for good";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.PERMANENT_DELETE_REFUSED);
    }

    @Override
    public Finding run(Bench bench) {
        Guest guest = bench.guest();
        bench.delete(guest);
        BatchAnswer answer = bench.purge(guest);
        return switch (answer.failure()) {
            case null -> Finding.documented("allowed");
            case GraphFailure.Forbidden forbidden ->
                Finding.calls("refused (" + forbidden.code() + "); has the app User.DeleteRestore.All?", decides());
            case GraphFailure failure -> throw new GraphException(failure);
        };
    }
}
