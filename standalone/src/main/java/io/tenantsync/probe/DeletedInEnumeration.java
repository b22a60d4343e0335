package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.delta.DeltaItem;
import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.odata.ODataLiterals;
import io.tenantsync.graph.odata.ODataPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the first round of delta shows users who were deleted before it. Asks for two guests only, not for everybody. */
final class DeletedInEnumeration implements Experiment {
    @Override
    public String name() {
        return "deleted user in a first round";
    }

    @Override
    public String does() {
        return "invites two guests, deletes one and starts a users/delta round over these two";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.DELETED_IN_ENUMERATION);
    }

    @Override
    public Finding run(Bench bench) {
        Watch watch = new Watch(bench, "displayName");
        Guest kept = bench.guest();
        Guest deleted = bench.guest();
        watch.await(Watch.present(deleted));
        bench.delete(deleted);
        watch.await(Watch.removed(deleted));
        List<DeltaItem> round = bench.until(() -> Optional.of(firstRound(bench, List.of(kept.id(), deleted.id())))
                        .filter(items -> items.stream().anyMatch(Watch.present(kept))))
                .orElseThrow(() -> new Inconclusive("A first round over two guests does not show the live one"));
        if (round.stream().anyMatch(Watch.present(deleted))) {
            return new Finding.Unclear("a first round shows the deleted guest as if it were there");
        }
        return round.stream().anyMatch(Watch.removed(deleted))
                ? Finding.calls("shown as removed", decides())
                : Finding.documented("left out");
    }

    private static List<DeltaItem> firstRound(Bench bench, List<String> ids) {
        // The path without segments is the encoded query alone.
        String only =
                ODataPath.of().filter(ODataLiterals.deltaIds(ids)).toString().substring(1);
        DeltaLink start =
                new DeltaLink(bench.graph().firstUsers(List.of("displayName")).url() + "&" + only);
        List<DeltaItem> items = new ArrayList<>();
        Watch.walk(bench, start, items);
        return items;
    }
}
