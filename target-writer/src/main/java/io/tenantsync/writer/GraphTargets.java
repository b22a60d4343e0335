package io.tenantsync.writer;

import io.tenantsync.graph.GraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenant;
import io.tenantsync.graph.tenants.Tenants;
import io.tenantsync.writer.graph.GraphTargetDirectory;
import io.tenantsync.writer.kafka.Targets;
import io.tenantsync.writer.writing.directory.RememberingDirectory;
import io.tenantsync.writer.writing.errands.StandingContract;
import io.tenantsync.writer.writing.errands.TargetWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The tenants of the local file that have a target credential, behind Graph. */
final class GraphTargets implements Targets {
    /** How long searches may lag behind writes. */
    private static final Duration REPLICATION = Duration.ofMinutes(1);

    private final Tenants tenants;
    private final GraphDirectories directories;
    private final TargetWriterSettings settings;
    private final Map<String, Target> open = new ConcurrentHashMap<>();

    GraphTargets(Tenants tenants, GraphDirectories directories, TargetWriterSettings settings) {
        this.tenants = tenants;
        this.directories = directories;
        this.settings = settings;
    }

    @Override
    public Set<String> tenantIds() {
        return tenants.all().stream()
                .filter(tenant -> tenant.targetCredential() != null)
                .map(Tenant::tenantId)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Target open(String tenantId) {
        return open.computeIfAbsent(tenantId, this::make);
    }

    private Target make(String tenantId) {
        Clock clock = Clock.systemUTC();
        Tenant tenant = tenants.withId(tenantId)
                .orElseThrow(() -> new IllegalArgumentException("The tenants file has no tenant " + tenantId));
        TargetWriter writer = new TargetWriter(
                new RememberingDirectory(
                        new GraphTargetDirectory(directories.open(tenant, Role.TARGET)), clock, REPLICATION),
                new StandingContract(),
                clock,
                Thread::sleep,
                settings.groupBudget());
        return new Target(writer, new BreakerGate(tenantId, settings.targetPause()));
    }
}
