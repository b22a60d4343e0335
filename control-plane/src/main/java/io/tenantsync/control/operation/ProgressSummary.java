package io.tenantsync.control.operation;

import io.tenantsync.control.trust.Gate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far one configuration is, over all partitions.
 *
 * @param run what was asked for; null as long as it has no state
 * @param open whether all gates are open
 * @param partitions how many partitions there are
 * @param reporting how many of them report on the revision and epoch in force
 * @param usersRound the last round of users that all partitions have finished
 * @param groupsRound the last round of groups that all partitions have finished
 * @param baselineDone whether all have seen a full enumeration of users and groups
 * @param quiet whether all say so about the revision and epoch in force: the target is as wished
 * @param at the newest report; null if there is none
 */
public record ProgressSummary(
        String name,
        String id,
        long revision,
        JobState.@Nullable Run run,
        long epoch,
        boolean open,
        List<Gate> gates,
        int partitions,
        int reporting,
        long known,
        long inScope,
        Map<String, Long> states,
        Map<String, Long> waiting,
        Map<String, Long> outcomes,
        long usersRound,
        long groupsRound,
        boolean baselineDone,
        boolean sweeping,
        boolean quiet,
        @Nullable Instant at) {

    /** Sums up. Reports on other configurations are left out. */
    public static ProgressSummary of(Published published, Collection<PartitionProgress> reports, int partitions) {
        Revision revision = published.revision();
        JobState job = published.job();
        long epoch = job == null ? 0 : job.epoch();
        List<PartitionProgress> mine = reports.stream()
                .filter(report -> report.configurationId().equals(revision.id()) && report.partition() < partitions)
                .toList();
        List<PartitionProgress> present = mine.stream()
                .filter(report -> report.revision() == revision.number() && report.epoch() >= epoch)
                .toList();
        boolean complete = present.size() == partitions;
        return new ProgressSummary(
                revision.says().name(),
                revision.id(),
                revision.number(),
                job == null ? null : job.state(),
                epoch,
                job != null && job.gates().stream().allMatch(Gate::open),
                job == null ? List.of() : job.gates(),
                partitions,
                present.size(),
                sum(mine, PartitionProgress::known),
                sum(mine, PartitionProgress::inScope),
                merged(mine, PartitionProgress::states),
                merged(mine, PartitionProgress::waiting),
                merged(mine, PartitionProgress::outcomes),
                complete ? least(present, PartitionProgress::usersRound) : 0,
                complete ? least(present, PartitionProgress::groupsRound) : 0,
                complete && present.stream().allMatch(PartitionProgress::baselineDone),
                mine.stream().anyMatch(PartitionProgress::sweeping),
                complete && present.stream().allMatch(PartitionProgress::quiet),
                mine.stream().map(PartitionProgress::at).max(Instant::compareTo).orElse(null));
    }

    private static long sum(List<PartitionProgress> reports, ToLongFunction<PartitionProgress> counter) {
        return reports.stream().mapToLong(counter).sum();
    }

    private static long least(List<PartitionProgress> reports, ToLongFunction<PartitionProgress> counter) {
        return reports.stream().mapToLong(counter).min().orElse(0);
    }

    private static Map<String, Long> merged(
            List<PartitionProgress> reports, Function<PartitionProgress, Map<String, Long>> counters) {
        Map<String, Long> sums = new TreeMap<>();
        for (PartitionProgress report : reports) {
            counters.apply(report).forEach((name, count) -> sums.merge(name, count, Long::sum));
        }
        return sums;
    }
}
