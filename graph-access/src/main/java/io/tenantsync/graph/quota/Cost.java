package io.tenantsync.graph.quota;

/**
 * What a call takes out of a quota.
 *
 * @param units resource units of the identity service
 * @param writes writes of the identity service
 * @param invitations invitations, which have a limit of their own
 */
public record Cost(int units, int writes, int invitations) {
    public static final Cost NOTHING = new Cost(0, 0);

    /** The cost of a call that invites nobody. */
    public Cost(int units, int writes) {
        this(units, writes, 0);
    }

    /** The cost of two calls together. */
    public Cost plus(Cost other) {
        return new Cost(units + other.units, writes + other.writes, invitations + other.invitations);
    }

    /** The same call with what Graph said about its units. */
    public Cost withUnits(int told) {
        return new Cost(told, writes, invitations);
    }

    int of(Limit limit) {
        return switch (limit) {
            case UNITS -> units;
            case WRITES -> writes;
            case INVITATIONS -> invitations;
        };
    }
}
