package io.tenantsync.mapper.packing;

import io.tenantsync.mapper.reconciling.Account;
import io.tenantsync.mapper.reconciling.Grant;
import io.tenantsync.mapper.reconciling.ManagerLink;
import io.tenantsync.mapper.reconciling.Owed;
import io.tenantsync.mapper.reconciling.Standing;

/** Standings as bytes. */
public final class StandingPacking {
    private static final int VERSION = 1;

    private StandingPacking() {}

    public static byte[] pack(Standing standing) {
        Packer out = new Packer(VERSION);
        StatePacking.write(out, standing.state());
        out.moment(standing.since());
        write(out, standing.account());
        Owed owed = standing.owed();
        out.truth(owed != null);
        if (owed != null) {
            OrderPacking.write(out, owed);
        }
        ManagerLink manager = standing.manager();
        out.optionalText(standing.lastChange())
                .optionalText(manager.asked())
                .truth(manager.answered())
                .optionalText(manager.targetId())
                .truth(standing.inScope());
        Grant grant = standing.grant();
        out.truth(grant != null);
        if (grant != null) {
            StatePacking.write(out, grant.intent()).truth(grant.approved()).truth(grant.counted());
        }
        return out.optionalText(standing.overdue()).bytes();
    }

    public static Standing unpack(byte[] bytes) {
        Unpacker in = new Unpacker(bytes, VERSION);
        return new Standing(
                StatePacking.state(in),
                in.moment(),
                account(in),
                in.truth() ? OrderPacking.owed(in) : null,
                in.optionalText(),
                new ManagerLink(in.optionalText(), in.truth(), in.optionalText()),
                in.truth(),
                !in.isAtEnd() && in.truth() ? new Grant(StatePacking.intent(in), in.truth(), in.truth()) : null,
                in.isAtEnd() ? null : in.optionalText());
    }

    private static void write(Packer out, Account account) {
        out.constant(account.standing())
                .optionalText(account.targetId())
                .truth(account.uncertain())
                .truth(account.disabledByUs())
                .optionalMoment(account.deletedAt())
                .attributes(account.applied())
                .attributes(account.refused())
                .truth(account.manager().known())
                .optionalText(account.manager().targetId());
    }

    private static Account account(Unpacker in) {
        return new Account(
                in.constant(Account.InTarget.class),
                in.optionalText(),
                in.truth(),
                in.truth(),
                in.optionalMoment(),
                in.attributes(),
                in.attributes(),
                new Account.ManagerMark(in.truth(), in.optionalText()));
    }
}
