package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaItem.ManagerChange;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** When delta mentions a manager: with every change of the user or only with its own, and whether it tells of a removal. */
final class ManagerInDelta implements Experiment {
    @Override
    public String name() {
        return "manager in delta";
    }

    @Override
    public String does() {
        return "invites two guests, makes one the other's manager, renames the other, removes the manager";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.MANAGER_WITH_EVERY_CHANGE, Switch.MANAGER_REMOVAL_HIDDEN);
    }

    @Override
    public Finding run(Bench bench) {
        Watch watch = new Watch(bench, "displayName", "manager");
        Guest employee = bench.guest();
        Guest manager = bench.guest();
        String reference = "/users/" + employee.id() + "/manager/$ref";
        String target = bench.graph().tenant().cloud().graphUrl() + "/users/" + manager.id();
        bench.must(BatchRequest.put(reference, Map.of("@odata.id", target)));
        watch.await(Watch.present(employee).and(item -> item.manager() instanceof ManagerChange.Assigned));

        String name = bench.rename(employee);
        DeltaItem renamed = watch.await(Watch.present(employee)
                .and(item -> name.equals(item.properties().get("displayName"))));

        bench.must(BatchRequest.delete(reference));
        boolean told =
                watch.shows(Watch.present(employee).and(item -> item.manager() instanceof ManagerChange.Cleared));
        return finding(renamed.manager() != null, told);
    }

    private static Finding finding(boolean always, boolean told) {
        Set<Switch> on = EnumSet.noneOf(Switch.class);
        if (always) {
            on.add(Switch.MANAGER_WITH_EVERY_CHANGE);
        }
        if (!told) {
            on.add(Switch.MANAGER_REMOVAL_HIDDEN);
        }
        return Finding.calls(
                (always ? "with every change" : "only when it changes") + "; removal " + (told ? "shown" : "not shown"),
                on);
    }
}
