package io.tenantsync.control.graph;

import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.operation.NameAnswer;
import io.tenantsync.control.operation.TenantDirectories;
import io.tenantsync.control.trust.Gate.Side;
import io.tenantsync.control.trust.PartnerPolicy;
import io.tenantsync.control.trust.Reading;
import io.tenantsync.graph.GraphDirectories;
import io.tenantsync.graph.tenants.Role;
import io.tenantsync.graph.tenants.Tenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Asks the tenants through Microsoft Graph. */
public final class GraphTenantDirectories implements TenantDirectories {
    private final Tenants tenants;
    private final GraphDirectories directories;

    public GraphTenantDirectories(Tenants tenants, GraphDirectories directories) {
        this.tenants = tenants;
        this.directories = directories;
    }

    @Override
    public Map<String, NameAnswer> users(TenantName source, List<String> names) {
        return answers(source, names, door -> GraphNames.users(door, names));
    }

    @Override
    public Map<String, NameAnswer> groups(TenantName source, List<String> names) {
        return answers(source, names, door -> GraphNames.groups(door, names));
    }

    @Override
    public Policies policies(TenantName source, TenantName target) {
        // side by side: when one tenant does not answer, people wait for both
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Reading<PartnerPolicy>> outbound = CompletableFuture.supplyAsync(
                    () -> at(Role.SOURCE, source, door -> GraphPolicies.policy(door, target.tenantId(), Side.SOURCE)),
                    threads);
            Reading<PartnerPolicy> inbound =
                    at(Role.TARGET, target, door -> GraphPolicies.policy(door, source.tenantId(), Side.TARGET));
            return new Policies(outbound.join(), inbound);
        }
    }

    @Override
    public Reading<List<String>> verifiedDomains(TenantName source) {
        return at(Role.SOURCE, source, GraphDomains::verified);
    }

    @Override
    public Reading<String> initialDomain(TenantName target) {
        return at(Role.TARGET, target, GraphDomains::initial);
    }

    @Override
    public Reading<Boolean> anchorRegistered(TenantName target) {
        return at(Role.TARGET, target, GraphAnchor::registered);
    }

    @Override
    public Reading<Boolean> registerAnchor(TenantName target) {
        return at(Role.TARGET, target, GraphAnchor::register);
    }

    private Map<String, NameAnswer> answers(
            TenantName source, List<String> names, Function<Door, Map<String, NameAnswer>> question) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Reading<Map<String, NameAnswer>> reading =
                at(Role.SOURCE, source, door -> new Reading.Read<>(question.apply(door)));
        return switch (reading) {
            case Reading.Read<Map<String, NameAnswer>> read -> read.value();
            case Reading.Unreadable<Map<String, NameAnswer>> not -> {
                Map<String, NameAnswer> answers = new HashMap<>();
                names.forEach(name -> answers.put(name, new NameAnswer.Unanswered(not.why(), not.remedy())));
                yield answers;
            }
        };
    }

    private <T> Reading<T> at(Role role, TenantName name, Function<Door, Reading<T>> question) {
        Door door;
        try {
            door = tenants.withId(name.tenantId())
                    .map(tenant -> new Door(directories.open(tenant, role), role))
                    .orElse(null);
        } catch (IllegalArgumentException unusable) {
            return new Reading.Unreadable<>(
                    String.valueOf(unusable.getMessage()), "Correct the tenant's credential in the tenants file");
        }
        if (door == null) {
            return new Reading.Unreadable<>(
                    "the tenants file has no tenant with the id " + name.tenantId(),
                    "Add it to the tenants file and start again");
        }
        try {
            return question.apply(door);
        } catch (UnexpectedAnswer answer) {
            return new Reading.Unreadable<>(answer.why(), answer.remedy());
        }
    }
}
