package io.tenantsync.control.operation;

import java.time.Instant;
import java.util.Map;

/** What one mapper partition counts for one configuration; the fields are those of the progress topic. */
public record PartitionProgress(
        String configurationId,
        int partition,
        long revision,
        long epoch,
        Instant at,
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
        long retrying) {
    public PartitionProgress {
        states = Map.copyOf(states);
        waiting = Map.copyOf(waiting);
        outcomes = Map.copyOf(outcomes);
    }
}
