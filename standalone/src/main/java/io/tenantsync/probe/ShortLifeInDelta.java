package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import java.util.Set;

/** Whether delta shows a user who came and went between two rounds. */
final class ShortLifeInDelta implements Experiment {
    @Override
    public String name() {
        return "short life in delta";
    }

    @Override
    public String does() {
        return "invites a guest and deletes it between two rounds of users/delta";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.SHORT_LIVES_HIDDEN);
    }

    @Override
    public Finding run(Bench bench) {
        Watch watch = new Watch(bench, "displayName");
        Guest guest = bench.guest();
        bench.delete(guest);
        return watch.shows(Watch.removed(guest))
                ? Finding.documented("shown as removed")
                : Finding.calls("not shown as removed", decides());
    }
}
