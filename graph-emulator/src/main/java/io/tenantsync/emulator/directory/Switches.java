package io.tenantsync.emulator.directory;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a tenant answers where Graph's documentation leaves it open.
 *
 * @param on everything else is off
 * @param deltaPageSize entries on a delta page, at most
 * @param deltaTokenLifetime how long delta tokens are good for
 */
public record Switches(Set<Switch> on, int deltaPageSize, Duration deltaTokenLifetime) {
    /** As documented. */
    public static final Switches DOCUMENTED = new Switches(Set.of(), 200, Duration.ofDays(7));

    private static final ScopedValue<Switches> FOR_ONE_REQUEST = ScopedValue.newInstance();

    public Switches {
        on = Set.copyOf(on);
        if (deltaPageSize < 1) {
            throw new IllegalArgumentException("'deltaPageSize' must be at least 1, but is " + deltaPageSize + ".");
        }
    }

    /** Whether it is on. */
    public boolean has(Switch wanted) {
        return on.contains(wanted);
    }

    /** The same with more of them on. */
    public Switches with(Set<Switch> more) {
        Set<Switch> all = EnumSet.noneOf(Switch.class);
        all.addAll(on);
        all.addAll(more);
        return new Switches(all, deltaPageSize, deltaTokenLifetime);
    }

    /** The same with delta pages of that size. */
    public Switches withDeltaPageSize(int size) {
        return new Switches(on, size, deltaTokenLifetime);
    }

    /** The same with delta tokens that are good for so long. */
    public Switches withDeltaTokenLifetime(Duration lifetime) {
        return new Switches(on, deltaPageSize, lifetime);
    }

    /** Answers one request as if its tenant had these. */
    public <T> T during(ScopedValue.CallableOp<T, RuntimeException> request) {
        return ScopedValue.where(FOR_ONE_REQUEST, this).call(request);
    }

    static Switches inForce(Switches ofTenant) {
        return FOR_ONE_REQUEST.isBound() ? FOR_ONE_REQUEST.get() : ofTenant;
    }
}
