package io.tenantsync.graph.quota;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Graph's buckets on virtual time: a model of its own, written against the specification and not against the governor. */
final class SimulatedGraph {
    private final Map<Limit, Tank> tanks = new EnumMap<>(Limit.class);
    private final boolean tellsShare;
    private final boolean tellsWait;
    long admitted;
    long throttled;

    /**
     * @param moved real limits as part of the documented ones
     * @param others the part of what flows in that another application takes
     */
    record World(double moved, double others, boolean tellsShare, boolean tellsWait) {}

    private static final class Tank {
        final Limits.Allowance documented;
        final double others;
        double capacity;
        double rate;
        double level;
        double demand;
        double at;
        double used;
        double offered;

        Tank(Limits.Allowance documented, World world) {
            this.documented = documented;
            others = world.others();
            move(world.moved());
            level = capacity;
            offered = capacity;
        }

        void move(double factor) {
            capacity = documented.amount() * factor;
            rate = documented.perSecond() * factor * (1 - others);
            level = Math.min(level, capacity);
        }

        void pass(double now) {
            double inflow = (now - at) * rate;
            offered += inflow;
            level = Math.min(capacity, level + inflow);
            demand = Math.max(0, demand - inflow);
            at = now;
        }
    }

    SimulatedGraph(Limits documented, World world) {
        for (Limit limit : Limit.values()) {
            tanks.put(limit, new Tank(documented.of(limit), world));
        }
        tellsShare = world.tellsShare();
        tellsWait = world.tellsWait();
    }

    Governor.Hint answer(Cost cost, double now) {
        Limit refusing = null;
        double share = 0;
        for (Map.Entry<Limit, Tank> one : tanks.entrySet()) {
            Tank tank = one.getValue();
            tank.pass(now);
            if (cost.of(one.getKey()) > 0 && refusing == null && tank.level < cost.of(one.getKey())) {
                refusing = one.getKey();
            }
        }
        for (Map.Entry<Limit, Tank> one : tanks.entrySet()) {
            int part = cost.of(one.getKey());
            Tank tank = one.getValue();
            if (part > 0 && (refusing == null || refusing == one.getKey())) {
                tank.level = Math.max(0, tank.level - part);
                tank.demand = Math.min(1.8 * tank.capacity, tank.demand + part);
                tank.used += refusing == null ? part : 0;
                share = Math.max(share, tank.demand / tank.capacity);
            }
        }
        admitted += refusing == null ? 1 : 0;
        throttled += refusing == null ? 0 : 1;
        Double told = tellsShare && share > 0.8 ? Math.round(share * 100) / 100.0 : null;
        if (refusing == null) {
            return new Governor.Hint(false, cost.units(), told, null, null);
        }
        Tank tank = tanks.get(refusing);
        long seconds = (long) Math.max(1, Math.ceil((cost.of(refusing) - tank.level) / tank.rate));
        String scope = refusing == Limit.INVITATIONS
                ? "Tenant/Write/a/t"
                : "Tenant_Application/" + (refusing == Limit.WRITES ? "Write" : "ReadWrite") + "/a/t";
        return new Governor.Hint(true, null, told, scope, tellsWait ? Duration.ofSeconds(seconds) : null);
    }

    /** Moves all limits, without telling anybody. */
    void move(double factor, double now) {
        tanks.values().forEach(tank -> {
            tank.pass(now);
            tank.move(factor);
        });
    }

    double usedShareOfWrites() {
        Tank tank = tanks.get(Limit.WRITES);
        return tank.used / tank.offered;
    }

    double throttledShare() {
        return (double) throttled / (admitted + throttled);
    }
}
