package io.tenantsync.graph.quota;

import java.time.Duration;

/** The limits of one application in one tenant, to begin with; what Graph shows of the real ones is learned. */
public record Limits(Allowance units, Allowance writes, Allowance invitations) {

    /**
     * A token bucket.
     *
     * @param amount what it holds, and what flows in during a window
     */
    public record Allowance(double amount, Duration window) {
        public Allowance {
            if (!(amount > 0) || window.isZero() || window.isNegative()) {
                throw new IllegalArgumentException("A limit needs an amount and a window above zero");
            }
        }

        double perSecond() {
            return amount * 1e9 / window.toNanos();
        }

        Allowance times(double factor) {
            return new Allowance(amount * factor, window);
        }
    }

    /** Graph gives tenants with more people more units. */
    public enum TenantSize {
        /** Below 50 people. */
        S(3_500),
        /** 50 to 500 people. */
        M(5_000),
        /** More than 500 people. */
        L(8_000);

        private final int unitsInTenSeconds;

        TenantSize(int unitsInTenSeconds) {
            this.unitsInTenSeconds = unitsInTenSeconds;
        }
    }

    /** What Microsoft documents for the identity service. */
    public static Limits documented(TenantSize size) {
        return new Limits(
                new Allowance(size.unitsInTenSeconds, Duration.ofSeconds(10)),
                new Allowance(3_000, Duration.ofSeconds(150)),
                new Allowance(150, Duration.ofSeconds(5)));
    }

    /** All amounts multiplied, in the same windows. */
    public Limits times(double factor) {
        return new Limits(units.times(factor), writes.times(factor), invitations.times(factor));
    }

    Allowance of(Limit limit) {
        return switch (limit) {
            case UNITS -> units;
            case WRITES -> writes;
            case INVITATIONS -> invitations;
        };
    }
}
