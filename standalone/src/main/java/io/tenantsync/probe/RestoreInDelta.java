package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.batch.BatchRequest;
import java.util.Map;
import java.util.Set;

/** Whether delta shows a restored user of whom nothing selected has changed. */
final class RestoreInDelta implements Experiment {
    @Override
    public String name() {
        return "restored user in delta";
    }

    @Override
    public String does() {
        return "invites a guest, deletes and restores it, and follows users/delta meanwhile";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.RESTORE_HIDDEN_UNDER_SELECT);
    }

    @Override
    public Finding run(Bench bench) {
        Watch watch = new Watch(bench, "displayName");
        Guest guest = bench.guest();
        watch.await(Watch.present(guest));
        bench.delete(guest);
        watch.await(Watch.removed(guest));
        bench.must(BatchRequest.post("/directory/deletedItems/" + guest.id() + "/restore", Map.of()));
        return watch.shows(Watch.present(guest))
                ? Finding.documented("shown")
                : Finding.calls("not shown while nothing selected changes", decides());
    }
}
