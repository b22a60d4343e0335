package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.util.Set;

/** Whether a soft-deleted guest can be invited anew. */
final class InvitationOfDeleted implements Experiment {
    @Override
    public String name() {
        return "invitation of a deleted guest";
    }

    @Override
    public String does() {
        return "invites a guest, deletes it and invites its address again";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.INVITE_OF_DELETED_REFUSED);
    }

    @Override
    public Finding run(Bench bench) {
        String address = bench.newAddress();
        Guest first = bench.invited(address);
        bench.delete(first);
        BatchAnswer again = bench.invite(address, "Guest");
        return switch (again.failure()) {
            case null -> reached(first, bench.guest(again, address));
            case GraphFailure.Refused refused -> Finding.calls("refused (" + refused.code() + ")", decides());
            case GraphFailure.Conflict conflict -> Finding.calls("refused (" + conflict.code() + ")", decides());
            case GraphFailure failure -> throw new GraphException(failure);
        };
    }

    private static Finding reached(Guest first, Guest second) {
        return first.id().equals(second.id())
                ? new Finding.Unclear("leads to the deleted guest itself; the emulator has no switch for that")
                : Finding.documented("makes a new guest");
    }
}
