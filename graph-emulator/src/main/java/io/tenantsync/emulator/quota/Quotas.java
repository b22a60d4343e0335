package io.tenantsync.emulator.quota;

import io.tenantsync.emulator.quota.QuotaUse.Owner;
import io.tenantsync.emulator.quota.Verdict.Admitted;
import io.tenantsync.emulator.quota.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The limits of all tenants and apps, and what has been used of them. Off until it is told otherwise. */
public final class Quotas {
    private static final long RECOUNT_MILLIS = 60_000;

    private final InstantSource clock;
    private final ToIntFunction<String> usersOf;
    private final Map<String, QuotaSettings> settings = new HashMap<>();
    private final Map<String, Counted> sizes = new HashMap<>();
    private final Map<Owner, Bucket> buckets = new HashMap<>();
    private volatile boolean anything;

    private record Counted(TenantSize size, double at) {}

    /**
     * Limits that go by that clock.
     *
     * @param usersOf the number of users of the tenant with that id; asked once a minute
     */
    public Quotas(InstantSource clock, ToIntFunction<String> usersOf) {
        this.clock = clock;
        this.usersOf = usersOf;
    }

    /** Gives a tenant other limits, from now on; what has been used stays used, unless they are switched off. */
    public synchronized void set(String tenantId, QuotaSettings wanted) {
        double now = now();
        buckets.values().forEach(bucket -> bucket.pass(now));
        settings.put(tenantId, wanted);
        anything = settings.values().stream().anyMatch(QuotaSettings::enabled);
        if (!wanted.enabled()) {
            buckets.keySet().removeIf(owner -> !anything || owner.tenantId().equals(tenantId));
        }
    }

    /** The limits that a tenant has. */
    public synchronized QuotaSettings of(String tenantId) {
        return settings.getOrDefault(tenantId, QuotaSettings.OFF);
    }

    /** Charges a request to every limit that it meets, or to none if one of them has not enough left. */
    public Verdict charge(Charge charge) {
        if (!anything) {
            return new Admitted(0);
        }
        synchronized (this) {
            QuotaSettings own = of(charge.tenantId());
            return own.enabled() ? charge(charge, own, now()) : new Admitted(0);
        }
    }

    /** Every limit that was met, ordered by limit, tenant and app. */
    public synchronized List<QuotaUse> uses() {
        return buckets.entrySet().stream()
                .map(entry -> entry.getValue().use(entry.getKey()))
                .sorted(Comparator.comparing((QuotaUse use) -> use.owner().limit())
                        .thenComparing(use -> use.owner().tenantId())
                        .thenComparing(use -> use.owner().appId()))
                .toList();
    }

    /** One limit of an app in a tenant; null if it was not met since the start. */
    public synchronized @Nullable QuotaUse use(Limit limit, String tenantId, String appId) {
        Owner owner = new Owner(limit, tenantId, appId);
        Bucket bucket = buckets.get(owner);
        return bucket == null ? null : bucket.use(owner);
    }

    /** Starts the sums anew. What is used up stays used up. */
    public synchronized void reset() {
        buckets.values().forEach(Bucket::forget);
    }

    private Verdict charge(Charge charge, QuotaSettings own, double now) {
        Map<Limit, Bucket> met = new EnumMap<>(Limit.class);
        TenantSize size = size(charge.tenantId(), now);
        for (Limit limit : Limit.values()) {
            if (limit.cost(charge, own) > 0) {
                Bucket bucket = bucket(limit, charge, own, size, now);
                bucket.pass(now);
                bucket.shape(own.amount(limit, size), own.windowMillis(limit), own.takenByOthers(limit));
                met.put(limit, bucket);
            }
        }
        for (Limit limit : Limit.values()) {
            Bucket bucket = met.get(limit);
            if (bucket != null && !bucket.holds(limit.cost(charge, own))) {
                return refused(limit, bucket, charge, own);
            }
        }
        met.forEach((limit, bucket) -> bucket.take(limit.cost(charge, own)));
        return new Admitted(
                met.values().stream().mapToDouble(Bucket::percentage).max().orElse(0));
    }

    private static Refused refused(Limit limit, Bucket bucket, Charge charge, QuotaSettings own) {
        double cost = limit.cost(charge, own);
        bucket.refuse(cost, own.refusedAccrue());
        double seconds = Math.ceil(bucket.millisUntil(cost) / 1000);
        Duration wait = Duration.ofSeconds((long) Math.min(Math.max(seconds, 1), 3_600));
        return new Refused(
                limit,
                bucket.percentage(),
                limit.throttleScope(charge),
                limit.throttleInformation(),
                own.retryAfter() ? wait : null);
    }

    private Bucket bucket(Limit limit, Charge charge, QuotaSettings own, TenantSize size, double now) {
        Owner owner = new Owner(
                limit,
                limit.scope() == Limit.Scope.APPLICATION ? "" : charge.tenantId(),
                limit.scope() == Limit.Scope.TENANT ? "" : charge.appId());
        return buckets.computeIfAbsent(
                owner,
                absent -> new Bucket(own.amount(limit, size), own.windowMillis(limit), own.takenByOthers(limit), now));
    }

    private TenantSize size(String tenantId, double now) {
        Counted counted = sizes.get(tenantId);
        if (counted == null || now - counted.at() > RECOUNT_MILLIS) {
            counted = new Counted(TenantSize.of(usersOf.applyAsInt(tenantId)), now);
            sizes.put(tenantId, counted);
        }
        return counted.size();
    }

    private double now() {
        Instant instant = clock.instant();
        return instant.getEpochSecond() * 1_000.0 + instant.getNano() / 1_000_000.0;
    }
}
