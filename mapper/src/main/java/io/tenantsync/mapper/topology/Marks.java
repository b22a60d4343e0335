package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.packing.Packer;
import io.tenantsync.mapper.packing.Unpacker;
import io.tenantsync.schemas.Resource;
import io.tenantsync.schemas.RoundEnded;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which rounds of each source tenant have ended in this partition. */
final class Marks {
    private static final int VERSION = 1;

    private final KeyValueStore<String, byte[]> store;

    Marks(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * The marks of one tenant.
     *
     * @param users last finished users round; -1 = none
     * @param groups last finished groups round; -1 = none
     * @param usersBaseline true when a full enumeration of users has ended
     * @param groupsBaseline true when a full enumeration of groups has ended
     */
    record Tenant(long users, long groups, boolean usersBaseline, boolean groupsBaseline) {
        boolean baselineDone() {
            return usersBaseline && groupsBaseline;
        }
    }

    Tenant of(String tenantId) {
        byte[] bytes = store.get(tenantId);
        if (bytes == null) {
            return new Tenant(-1, -1, false, false);
        }
        Unpacker in = new Unpacker(bytes, VERSION);
        return new Tenant(in.number(), in.number(), in.truth(), in.truth());
    }

    void ended(RoundEnded marker) {
        Tenant before = of(marker.getTenantId());
        boolean users = marker.getResource() == Resource.USERS;
        long usersRound = users ? Math.max(before.users(), marker.getRound()) : before.users();
        long groupsRound = users ? before.groups() : Math.max(before.groups(), marker.getRound());
        boolean baseline = marker.getBaseline();
        store.put(
                marker.getTenantId(),
                new Packer(VERSION)
                        .number(usersRound)
                        .number(groupsRound)
                        .truth(before.usersBaseline() || (users && baseline))
                        .truth(before.groupsBaseline() || (!users && baseline))
                        .bytes());
    }
}
