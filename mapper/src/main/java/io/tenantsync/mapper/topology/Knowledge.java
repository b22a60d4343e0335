package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.reconciling.Rules;
import io.tenantsync.mapper.scoping.CountingGroups;
import io.tenantsync.mapper.scoping.Scope;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decoded configurations, job states and groups, shared by all tasks of the process. Thread-safe. */
public final class Knowledge {
    private final Map<String, Rules> rules = new ConcurrentHashMap<>();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Map<String, GroupBook.Snapshot> groups = new ConcurrentHashMap<>();
    private final Map<String, Counting> counting = new ConcurrentHashMap<>();

    private final Map<String, Swept> sweeps = new ConcurrentHashMap<>();

    private record Swept(Rules rules, SortedSet<String> groups, Job job, Cause.Sweep cause) {}

    private record Counting(Rules rules, long version, SortedSet<String> groups, Map<String, Set<String>> each) {}

    void put(Rules configuration) {
        rules.put(configuration.id(), configuration);
    }

    void removeConfiguration(String id) {
        rules.remove(id);
    }

    void put(String configurationId, Job job) {
        jobs.put(configurationId, job);
    }

    void removeJob(String configurationId) {
        jobs.remove(configurationId);
    }

    void put(String tenantId, GroupBook.Snapshot snapshot) {
        groups.put(tenantId, snapshot);
    }

    Collection<Rules> configurations() {
        return rules.values();
    }

    /** The configurations of a source tenant, in a stable order. */
    List<Rules> configurationsOf(String sourceTenantId) {
        return rules.values().stream()
                .filter(each -> each.source().id().equals(sourceTenantId))
                .sorted(Comparator.comparing(Rules::id))
                .toList();
    }

    @Nullable
    Rules rules(String configurationId) {
        return rules.get(configurationId);
    }

    Job job(String configurationId) {
        return jobs.getOrDefault(configurationId, Job.NONE);
    }

    GroupBook.Snapshot groups(String tenantId) {
        return groups.getOrDefault(tenantId, GroupBook.Snapshot.EMPTY);
    }

    /** The groups whose direct members are in scope; computed once for each revision and change of the groups. */
    SortedSet<String> counting(Rules configuration) {
        return counted(configuration).groups();
    }

    /** The same for each assigned group alone, by its name and by its object id. */
    Map<String, Set<String>> groupsOf(Rules configuration) {
        return counted(configuration).each();
    }

    private Counting counted(Rules configuration) {
        GroupBook.Snapshot snapshot = groups(configuration.source().id());
        Counting known = counting.get(configuration.id());
        if (known == null || known.rules() != configuration || known.version() != snapshot.version()) {
            // an assigned group counts even before it was seen: edges to it are proof enough
            SortedSet<String> all = new TreeSet<>(CountingGroups.of(configuration.scope(), snapshot.parents()));
            configuration.scope().groups().stream()
                    .filter(assigned -> !snapshot.known().contains(assigned))
                    .forEach(all::add);
            known = new Counting(configuration, snapshot.version(), all, each(configuration, snapshot));
            counting.put(configuration.id(), known);
        }
        return known;
    }

    private static Map<String, Set<String>> each(Rules configuration, GroupBook.Snapshot snapshot) {
        Map<String, Set<String>> each = new TreeMap<>();
        configuration.groupIds().forEach((name, id) -> {
            Scope alone =
                    new Scope(false, Set.of(), Set.of(id), configuration.scope().nested(), List.of());
            SortedSet<String> groups = new TreeSet<>(CountingGroups.of(alone, snapshot.parents()));
            groups.add(id);
            each.put(name, groups);
            each.put(id, groups);
        });
        return each;
    }

    /** What the present sweep answers; the same in every partition that knows the same. */
    Cause.Sweep sweep(Rules configuration) {
        SortedSet<String> groups = counting(configuration);
        Job job = job(configuration.id());
        Swept known = sweeps.get(configuration.id());
        if (known == null || known.rules() != configuration || known.groups() != groups || known.job() != job) {
            int rest = Objects.hash(groups, groupsOf(configuration), job.sourceDomains(), configuration.removing());
            known = new Swept(
                    configuration,
                    groups,
                    job,
                    new Cause.Sweep(configuration.revision(), job.epoch(), Integer.toString(rest)));
            sweeps.put(configuration.id(), known);
        }
        return known.cause();
    }

    /** The groups round that must have ended before somebody is removed from this configuration. */
    long requiredRound(Rules configuration) {
        GroupBook.Snapshot snapshot = groups(configuration.source().id());
        Set<String> assigned = configuration.scope().groups();
        return snapshot.known().containsAll(assigned) ? snapshot.required() : snapshot.ended() + 1;
    }
}
