package io.tenantsync.mapper.topology;

/** Which rounds of a source tenant have ended, here and in the groups that everybody shares. */
final class Rounds {
    private final Surroundings around;
    private final Marks marks;

    Rounds(Surroundings around, Marks marks) {
        this.around = around;
        this.marks = marks;
    }

    /** The last groups round that has ended here and everywhere; -1 before full enumerations of users and groups. */
    long ended(String tenantId) {
        Marks.Tenant here = marks.of(tenantId);
        GroupBook.Snapshot groups = around.knowledge().groups(tenantId);
        return here.baselineDone() && groups.baseline() ? Math.min(here.groups(), groups.ended()) : -1;
    }

    /** The last users round that has ended here; -1 before a full enumeration. */
    long users(String tenantId) {
        Marks.Tenant here = marks.of(tenantId);
        return here.baselineDone() ? here.users() : -1;
    }
}
