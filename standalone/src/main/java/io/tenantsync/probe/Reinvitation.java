package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.util.Set;

/** Where a second invitation of a guest leads. */
final class Reinvitation implements Experiment {
    @Override
    public String name() {
        return "second invitation";
    }

    @Override
    public String does() {
        return "invites a guest and, once it is found by its address, invites it again";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.REINVITE_MAKES_SECOND_OBJECT, Switch.REINVITE_REFUSED);
    }

    @Override
    public Finding run(Bench bench) {
        String address = bench.newAddress();
        Guest first = bench.invited(address);
        bench.awaitListed(first);
        BatchAnswer again = bench.invite(address, "Guest");
        return switch (again.failure()) {
            case null -> reached(first, bench.guest(again, address));
            case GraphFailure.Refused refused ->
                Finding.calls("refused (" + refused.code() + ")", Set.of(Switch.REINVITE_REFUSED));
            case GraphFailure.Conflict conflict ->
                Finding.calls("refused (" + conflict.code() + ")", Set.of(Switch.REINVITE_REFUSED));
            case GraphFailure failure -> throw new GraphException(failure);
        };
    }

    private static Finding reached(Guest first, Guest second) {
        return first.id().equals(second.id())
                ? Finding.documented("leads to the same guest")
                : Finding.calls("makes a second guest", Set.of(Switch.REINVITE_MAKES_SECOND_OBJECT));
    }
}
