package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.trust.Gate;
import io.tenantsync.control.trust.Pair;
import io.tenantsync.control.trust.Reading;
import io.tenantsync.control.trust.TrustCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what the tenants say about pairs. Domains change seldom, so they are read again only after a while. */
public final class TrustDesk {
    private final TenantDirectories tenants;
    private final InstantSource clock;
    private final Duration domainsKept;
    private final Map<String, Kept> domains = new ConcurrentHashMap<>();

    private record Kept(Instant readAt, List<String> domains) {}

    public TrustDesk(TenantDirectories tenants, InstantSource clock, Duration domainsKept) {
        this.tenants = tenants;
        this.clock = clock;
        this.domainsKept = domainsKept;
    }

    /** Only the gates: a test of the connection. */
    public List<Gate> gates(Synchronization says, List<Gate> earlier) {
        TenantName source = says.source();
        TenantName target = says.target();
        TenantDirectories.Policies policies = tenants.policies(source, target);
        return TrustCheck.gates(
                new Pair(source.name(), source.tenantId(), target.name(), target.tenantId()),
                policies.source(),
                policies.target(),
                earlier);
    }

    /** Gates and domains, all read now: for decisions that people wait for. */
    public Readiness freshReadiness(Synchronization says, @Nullable JobState earlier) {
        domains.remove(verifiedKey(says));
        domains.remove(initialKey(says));
        return readiness(says, earlier);
    }

    /**
     * Gates and domains. Domains that cannot be read stay what they were; none are known if that is never. A tenant that
     * cannot be reached is not asked for more.
     */
    public Readiness readiness(Synchronization says, @Nullable JobState earlier) {
        List<Gate> gates = gates(says, earlier == null ? List.of() : earlier.gates());
        Readiness known = new Readiness(
                gates,
                earlier == null ? List.of() : earlier.sourceDomains(),
                earlier == null ? "" : earlier.targetInitialDomain());
        List<String> verified = known.sourceReachable()
                ? kept(verifiedKey(says), known.sourceDomains(), () -> tenants.verifiedDomains(says.source()))
                : known.sourceDomains();
        List<String> initial = known.targetReachable()
                ? kept(
                        initialKey(says),
                        List.of(known.targetInitialDomain()),
                        () -> listed(tenants.initialDomain(says.target())))
                : List.of(known.targetInitialDomain());
        return new Readiness(gates, verified, initial.isEmpty() ? "" : initial.getFirst());
    }

    private static String verifiedKey(Synchronization says) {
        return "verified/" + says.source().tenantId();
    }

    private static String initialKey(Synchronization says) {
        return "initial/" + says.target().tenantId();
    }

    private List<String> kept(String key, List<String> earlier, Supplier<Reading<List<String>>> reader) {
        Instant now = clock.instant();
        Kept kept = domains.get(key);
        if (kept != null && kept.readAt().plus(domainsKept).isAfter(now)) {
            return kept.domains();
        }
        return switch (reader.get()) {
            case Reading.Read<List<String>> read -> {
                domains.put(key, new Kept(now, read.value()));
                yield read.value();
            }
            case Reading.Unreadable<List<String>> ignored -> kept == null ? earlier : kept.domains();
        };
    }

    private static Reading<List<String>> listed(Reading<String> reading) {
        return switch (reading) {
            case Reading.Read<String> read -> new Reading.Read<>(List.of(read.value()));
            case Reading.Unreadable<String> not -> new Reading.Unreadable<>(not.why(), not.remedy());
        };
    }
}
