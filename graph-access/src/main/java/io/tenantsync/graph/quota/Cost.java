package io.tenantsync.graph.quota;

/**
 * What a call takes out of a quota.
 *
 * @param units resource units of the identity service
 * @param writes writes of the identity service
 */
public record Cost(int units, int writes) {
    public static final Cost NOTHING = new Cost(0, 0);

    /** The cost of two calls together. */
    public Cost plus(Cost other) {
        return new Cost(units + other.units, writes + other.writes);
    }
}
