package io.tenantsync.emulator.control;

import io.tenantsync.emulator.directory.Delays;
import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Journal;
import io.tenantsync.emulator.directory.LogNormalDelay;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ReplicationDelay;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.TenantProfile;
import io.tenantsync.emulator.directory.writing.DeletedItems;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.metering.Latency;
import io.tenantsync.emulator.quota.Limit;
import io.tenantsync.emulator.quota.QuotaSettings;
import io.tenantsync.emulator.quota.QuotaUse;
import io.tenantsync.emulator.quota.Quotas;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The emulator from behind: what tests and demos may see and change. The same is served under {@code /_emulator}. */
public final class EmulatorControl {
    private final Directory directory;
    private final Counters counters;
    private final Latency latency;
    private final Quotas quotas;
    private final FaultControl faults;
    private final VirtualClock clock;
    private final long seed;

    public EmulatorControl(
            Directory directory,
            Counters counters,
            Latency latency,
            Quotas quotas,
            FaultControl faults,
            VirtualClock clock,
            long seed) {
        this.directory = directory;
        this.counters = counters;
        this.latency = latency;
        this.quotas = quotas;
        this.faults = faults;
        this.clock = clock;
        this.seed = seed;
    }

    /** Every tenant with its domains, sizes and apps, in the order of the organisation. */
    public List<TenantSummary> tenants() {
        return directory.tenants().stream().map(EmulatorControl::summary).toList();
    }

    /** What each app has used in each tenant since the start or the last reset. */
    public List<AppCounters> counters() {
        List<AppCounters> all = new ArrayList<>();
        for (Tenant tenant : directory.tenants()) {
            TenantProfile profile = tenant.profile();
            for (Map.Entry<Counters.Key, Counters.Count> entry : counters.all().entrySet()) {
                if (entry.getKey().tenantId().equals(profile.tenantId())) {
                    all.add(count(profile, entry.getKey().clientId(), entry.getValue()));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Sets all counters and the sums of all quotas to zero; what is used up stays used up. */
    public void resetCounters() {
        counters.reset();
        quotas.reset();
    }

    /** How every tenant answers, from now on, where Graph's documentation leaves it open. */
    public void switches(Switches switches) {
        directory.tenants().forEach(tenant -> tenant.behave(switches));
    }

    /**
     * How one tenant answers, from now on, where Graph's documentation leaves it open.
     *
     * @throws IllegalArgumentException when there is no tenant of that name
     */
    public void switches(String tenant, Switches switches) {
        tenant(tenant).behave(switches);
    }

    /** How that tenant answers where Graph's documentation leaves it open. */
    public Switches switches(String tenant) {
        return tenant(tenant).switches();
    }

    /** What goes wrong, and whom it has hit. */
    public FaultControl faults() {
        return faults;
    }

    /** The emulator's time, which tokens, deltas, deletions, replication and quotas go by. */
    public Instant now() {
        return clock.instant();
    }

    /** How far the emulator's time is ahead of real time. */
    public Duration ahead() {
        return clock.ahead();
    }

    /**
     * Moves the emulator's time forward; real time goes on from there. Tokens expire, deleted users are removed for good, writes
     * arrive and quotas fill as if that time had passed.
     *
     * @throws IllegalArgumentException when it would go back
     */
    public void advance(Duration by) {
        clock.advance(by);
        directory.tenants().forEach(DeletedItems::purgeExpired);
    }

    /** Gives every tenant these limits, from now on. */
    public void quotas(QuotaSettings settings) {
        directory.tenants().forEach(tenant -> quotas.set(tenant.profile().tenantId(), settings));
    }

    /**
     * Gives one tenant these limits, from now on.
     *
     * @throws IllegalArgumentException when there is no tenant of that name
     */
    public void quotas(String tenant, QuotaSettings settings) {
        quotas.set(tenant(tenant).profile().tenantId(), settings);
    }

    /** Every limit that a request has met, with what was used and what was there since the last reset. */
    public List<QuotaUse> quotas() {
        return quotas.uses();
    }

    /**
     * Makes each Graph call take this much longer; a {@code $batch} takes as long as its slowest item.
     *
     * @param each what every call takes
     * @param jitter at most this much more, evenly distributed
     */
    public void latency(Duration each, Duration jitter) {
        latency.set(each, jitter);
    }

    /** Decides how long it takes until a write shows in delta, lists and filters; writes already under way keep their time. */
    public void replication(Replication mode) {
        replication(Delays.everywhere(delay(mode)));
    }

    /** Decides it for each way to read; writes already under way keep their time. */
    public void replication(Delays delays) {
        directory.tenants().forEach(tenant -> tenant.replicate(delays));
    }

    /** The delay that a mode stands for. */
    public ReplicationDelay delay(Replication mode) {
        return switch (mode) {
            case NONE -> ReplicationDelay.NONE;
            case REALISTIC -> new LogNormalDelay(seed);
        };
    }

    /**
     * Writes in the order in which they were applied; the last 200,000 are kept.
     *
     * @param tenant only those of the tenant of this name, id or domain
     * @param after only those with a greater sequence number
     * @param limit at most so many
     */
    public List<JournalEntry> journal(@Nullable String tenant, long after, int limit) {
        Tenant wanted = tenant == null ? null : tenant(tenant);
        return directory.journal().after(after, limit, entry -> wanted == null || entry.tenant() == wanted).stream()
                .map(EmulatorControl::entry)
                .toList();
    }

    /**
     * Writes every user of a tenant, deleted ones too, one JSON object per line, as it is now and not as replication shows it.
     *
     * @throws IllegalArgumentException when there is no tenant of that name
     */
    public void exportUsers(String tenant, Writer out) {
        new UserExport(tenant(tenant)).write(out);
    }

    /** Whether there is a tenant of that name. */
    public boolean knows(@Nullable String tenant) {
        return tenant != null && directory.named(tenant) != null;
    }

    /** The names of all tenants. */
    public List<String> names() {
        return directory.tenants().stream()
                .map(tenant -> tenant.profile().name())
                .toList();
    }

    private Tenant tenant(String name) {
        Tenant found = directory.named(name);
        if (found == null) {
            throw new IllegalArgumentException("There is no tenant '" + name + "', only " + names() + ".");
        }
        return found;
    }

    private static TenantSummary summary(Tenant tenant) {
        TenantProfile profile = tenant.profile();
        List<TenantSummary.App> apps = new ArrayList<>();
        for (Map<String, @Nullable Object> app : tenant.settings().list(SettingKind.APPLICATION)) {
            apps.add(new TenantSummary.App(
                    Documents.text(app, "appId"),
                    Documents.text(app, "id"),
                    app.get("secret") instanceof String secret ? secret : null,
                    Documents.texts(app, "roles")));
        }
        return new TenantSummary(
                profile.name(),
                profile.tenantId(),
                profile.initialDomain(),
                profile.verifiedDomains(),
                count(tenant, ObjectType.USER),
                count(tenant, ObjectType.GROUP),
                apps);
    }

    private static int count(Tenant tenant, ObjectType type) {
        return tenant.read(() -> tenant.objects().live(type));
    }

    private AppCounters count(TenantProfile tenant, String clientId, Counters.Count count) {
        return new AppCounters(
                tenant.name(),
                clientId,
                count.requests(),
                count.roundTrips(),
                count.writes(),
                count.resourceUnits(),
                count.tokens(),
                count.throttled(),
                quotas.use(Limit.WRITES, tenant.tenantId(), clientId),
                quotas.use(Limit.UNITS, tenant.tenantId(), clientId));
    }

    private static JournalEntry entry(Journal.Entry entry) {
        var commit = entry.commit();
        return new JournalEntry(
                commit.seq(),
                commit.at(),
                commit.visibleAt(),
                entry.tenant().profile().name(),
                commit.appId(),
                commit.operation().journalName(),
                commit.id().toString(),
                entry.displayName(),
                commit.values().keySet().stream()
                        .map(property -> property.name())
                        .toList(),
                entry.anchor());
    }
}
