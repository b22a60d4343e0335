package io.tenantsync.emulator.control;

import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Journal;
import io.tenantsync.emulator.directory.LogNormalDelay;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ReplicationDelay;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.TenantProfile;
import io.tenantsync.emulator.metering.Counters;
import io.tenantsync.emulator.metering.Latency;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The emulator from behind: what tests and demos may see and change. The same is served under {@code /_emulator}. */
public final class EmulatorControl {
    private final Directory directory;
    private final Counters counters;
    private final Latency latency;
    private final long seed;

    public EmulatorControl(Directory directory, Counters counters, Latency latency, long seed) {
        this.directory = directory;
        this.counters = counters;
        this.latency = latency;
        this.seed = seed;
    }

    /** Consent, directory roles, contacts and policies, which no app can change through Graph. */
    public DirectoryControl directory() {
        return new DirectoryControl(directory);
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
                    all.add(count(profile.name(), entry.getKey().clientId(), entry.getValue()));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Sets all counters to zero. */
    public void resetCounters() {
        counters.reset();
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
        ReplicationDelay delay = switch (mode) {
            case NONE -> ReplicationDelay.NONE;
            case REALISTIC -> new LogNormalDelay(seed);
        };
        directory.tenants().forEach(tenant -> tenant.replicate(delay));
    }

    /**
     * Writes in the order in which they were applied; the last 200,000 are kept.
     *
     * @param tenant only those of the tenant of this name, id or domain
     * @param after only those with a greater sequence number
     * @param limit at most so many
     */
    public List<JournalEntry> journal(@Nullable String tenant, long after, int limit) {
        Tenant wanted = tenant == null ? null : directory.named(tenant);
        if (tenant != null && wanted == null) {
            throw new IllegalArgumentException("There is no tenant '" + tenant + "', only " + names() + ".");
        }
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
        Tenant found = directory.named(tenant);
        if (found == null) {
            throw new IllegalArgumentException("There is no tenant '" + tenant + "', only " + names() + ".");
        }
        new UserExport(found).write(out);
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

    private static TenantSummary summary(Tenant tenant) {
        TenantProfile profile = tenant.profile();
        List<TenantSummary.App> apps = new ArrayList<>();
        for (Map<String, @Nullable Object> app : inOrder(tenant.settings().list(SettingKind.APPLICATION))) {
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

    private static List<Map<String, @Nullable Object>> inOrder(List<Map<String, @Nullable Object>> apps) {
        return apps.stream()
                .sorted(Comparator.comparingInt(app -> app.get("order") instanceof Number order ? order.intValue() : 0))
                .toList();
    }

    private static int count(Tenant tenant, ObjectType type) {
        return tenant.read(() -> {
            int live = 0;
            for (int ordinal = 0; ordinal < tenant.objects().size(); ordinal++) {
                var object = tenant.objects().at(ordinal);
                live += object.type() == type && object.current().live() ? 1 : 0;
            }
            return live;
        });
    }

    private static AppCounters count(String tenant, String clientId, Counters.Count count) {
        return new AppCounters(
                tenant,
                clientId,
                count.requests(),
                count.roundTrips(),
                count.writes(),
                count.resourceUnits(),
                count.tokens(),
                count.throttled());
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
