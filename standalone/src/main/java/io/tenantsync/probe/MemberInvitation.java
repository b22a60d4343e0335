package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.graph.batch.BatchAnswer;
import io.tenantsync.graph.batch.BatchRequest;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import java.util.Set;

/** Whether an application may invite somebody as Member. */
final class MemberInvitation implements Experiment {
    @Override
    public String name() {
        return "invitation as Member";
    }

    @Override
    public String does() {
        return "invites one address as Guest and another as Member";
    }

    @Override
    public Set<Switch> decides() {
        return Set.of(Switch.MEMBER_INVITATION_REFUSED);
    }

    @Override
    public Finding run(Bench bench) {
        // If not even a guest can be invited, a refusal says nothing about members.
        bench.guest();
        String address = bench.newAddress();
        BatchAnswer answer = bench.invite(address, "Member");
        return switch (answer.failure()) {
            case null -> invited(bench, bench.guest(answer, address));
            case GraphFailure.Forbidden forbidden ->
                Finding.calls("refused (" + forbidden.code() + "), a guest was not", decides());
            case GraphFailure failure -> throw new GraphException(failure);
        };
    }

    private static Finding invited(Bench bench, Guest member) {
        Object type = bench.must(BatchRequest.get("/users/" + member.id() + "?$select=userType"))
                .successBody()
                .get("userType");
        return "Member".equals(type)
                ? Finding.documented("allowed")
                : new Finding.Unclear("allowed, but the user is a " + type + "; the emulator has no switch for that");
    }
}
