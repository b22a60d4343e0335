package io.tenantsync.emulator.quota;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which limits a tenant has.
 *
 * @param enabled whether anything is limited at all
 * @param size the tenant's size; null goes by the number of its users
 * @param scale every amount is multiplied by this
 * @param window every time window is multiplied by this: scale and window 0.1 keep the rates and make bursts a tenth
 * @param limits single amounts multiplied by this, on top of {@code scale}
 * @param otherApps the share of what a tenant has for all its apps that other apps use all the time, 0 to 1
 * @param sameApp the share of what one app has that other processes with the same app id use all the time, 0 to 1
 * @param retryAfter whether a refusal says when to come back
 * @param refusedAccrue whether a refused request uses up what little is left, so that hammering never gets through
 * @param invitationsAreWrites whether an invitation counts against the write limits too
 */
public record QuotaSettings(
        boolean enabled,
        @Nullable TenantSize size,
        double scale,
        double window,
        Map<Limit, Double> limits,
        double otherApps,
        double sameApp,
        boolean retryAfter,
        boolean refusedAccrue,
        boolean invitationsAreWrites) {
    /** Nothing is limited. */
    public static final QuotaSettings OFF = new QuotaSettings(false, null, 1, 1, Map.of(), 0, 0, true, false, true);

    /** The documented limits by the tenant's real size. */
    public static final QuotaSettings DOCUMENTED = OFF.withEnabled(true);

    public QuotaSettings {
        limits = Map.copyOf(limits);
        positive("scale", scale);
        positive("window", window);
        limits.forEach((limit, factor) -> positive(limit.wireName(), factor));
        share("otherApps", otherApps);
        share("sameApp", sameApp);
    }

    /** The same, on or off. */
    public QuotaSettings withEnabled(boolean on) {
        return new QuotaSettings(
                on, size, scale, window, limits, otherApps, sameApp, retryAfter, refusedAccrue, invitationsAreWrites);
    }

    /** The same for a tenant of that size, however many users it has. */
    public QuotaSettings withSize(@Nullable TenantSize fixed) {
        return new QuotaSettings(
                enabled,
                fixed,
                scale,
                window,
                limits,
                otherApps,
                sameApp,
                retryAfter,
                refusedAccrue,
                invitationsAreWrites);
    }

    /** The same with every amount and every window multiplied. */
    public QuotaSettings scaled(double amounts, double windows) {
        return new QuotaSettings(
                enabled,
                size,
                amounts,
                windows,
                limits,
                otherApps,
                sameApp,
                retryAfter,
                refusedAccrue,
                invitationsAreWrites);
    }

    /** The same with one limit moved: 0.7 leaves 70 % of it. */
    public QuotaSettings moved(Limit limit, double factor) {
        Map<Limit, Double> more = new EnumMap<>(Limit.class);
        more.putAll(limits);
        more.put(limit, factor);
        return new QuotaSettings(
                enabled,
                size,
                scale,
                window,
                more,
                otherApps,
                sameApp,
                retryAfter,
                refusedAccrue,
                invitationsAreWrites);
    }

    /** The same with others at work. */
    public QuotaSettings shared(double withOtherApps, double withSameApp) {
        return new QuotaSettings(
                enabled,
                size,
                scale,
                window,
                limits,
                withOtherApps,
                withSameApp,
                retryAfter,
                refusedAccrue,
                invitationsAreWrites);
    }

    /** The same with the facts that Graph's documentation leaves open. */
    public QuotaSettings with(boolean saysWhen, boolean accrue, boolean writes) {
        return new QuotaSettings(enabled, size, scale, window, limits, otherApps, sameApp, saysWhen, accrue, writes);
    }

    double amount(Limit limit, TenantSize actual) {
        return Math.max(1, limit.amount(size == null ? actual : size) * scale * limits.getOrDefault(limit, 1.0));
    }

    double windowMillis(Limit limit) {
        return limit.window().toMillis() * window;
    }

    double takenByOthers(Limit limit) {
        return limit.scope() == Limit.Scope.TENANT ? otherApps : sameApp;
    }

    private static void positive(String name, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("'" + name + "' must be a factor above 0, but is " + factor + ".");
        }
    }

    private static void share(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("'" + name + "' must be a share from 0 to 1, but is " + share + ".");
        }
    }
}
