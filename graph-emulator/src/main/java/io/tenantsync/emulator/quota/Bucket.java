package io.tenantsync.emulator.quota;

/**
 * A token bucket: holds what may be used at once and fills at the rate of the limit. Beside it the demand is kept, which counts
 * refused requests too and is what Graph's percentage tells. Not for several threads at once.
 */
final class Bucket {
    /** Graph's percentage ends here. */
    private static final double MOST_DEMAND = 1.8;

    private static final double ROUNDING = 1e-6;

    private double capacity;
    private double perMilli;
    private double othersPerMilli;
    private double level;
    private double demand;
    private double touched;
    private double used;
    private double offered;
    private double highest;
    private long refused;
    private boolean measured;

    Bucket(double capacity, double windowMillis, double takenByOthers, double now) {
        shape(capacity, windowMillis, takenByOthers);
        this.level = capacity;
        this.touched = now;
    }

    /** Gives the limit another size; what is in the bucket stays as far as it fits. */
    void shape(double newCapacity, double windowMillis, double takenByOthers) {
        capacity = newCapacity;
        perMilli = newCapacity / windowMillis;
        othersPerMilli = perMilli * takenByOthers;
        level = Math.min(level, capacity);
    }

    /** Lets time pass; a clock that goes back is ignored. */
    void pass(double now) {
        double elapsed = Math.max(0, now - touched);
        touched = Math.max(touched, now);
        double filled = (perMilli - othersPerMilli) * elapsed;
        level = Math.min(capacity, level + filled);
        demand = Math.max(0, demand - filled);
        if (!measured) {
            measured = true;
            offered = level;
        } else {
            offered += filled;
        }
    }

    boolean holds(double cost) {
        return level >= cost - ROUNDING;
    }

    void take(double cost) {
        level = Math.max(0, level - cost);
        used += cost;
        want(cost);
    }

    /**
     * Notes a request that was refused.
     *
     * @param accrue whether it takes what is left, although that is not enough
     */
    void refuse(double cost, boolean accrue) {
        refused++;
        if (accrue) {
            level = Math.max(0, level - cost);
        }
        want(cost);
    }

    /** Milliseconds until it holds as much; infinite if others take everything. */
    double millisUntil(double cost) {
        double rate = perMilli - othersPerMilli;
        return rate <= 0 ? Double.POSITIVE_INFINITY : Math.max(0, cost - level) / rate;
    }

    double percentage() {
        return demand / capacity;
    }

    /** Starts the sums anew; what is in the bucket stays. */
    void forget() {
        measured = false;
        used = 0;
        offered = 0;
        highest = 0;
        refused = 0;
    }

    QuotaUse use(QuotaUse.Owner owner) {
        return new QuotaUse(owner, capacity, capacity / perMilli / 1000, level, used, offered, refused, highest);
    }

    private void want(double cost) {
        demand = Math.min(MOST_DEMAND * capacity, demand + cost);
        highest = Math.max(highest, percentage());
    }
}
