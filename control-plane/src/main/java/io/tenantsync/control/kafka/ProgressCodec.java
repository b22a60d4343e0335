package io.tenantsync.control.kafka;

import io.tenantsync.control.operation.PartitionProgress;
import io.tenantsync.schemas.Progress;

/** Progress reports from wire to domain; the mapper writes them. */
final class ProgressCodec {
    private ProgressCodec() {}

    static PartitionProgress toDomain(String configurationId, Progress progress) {
        return new PartitionProgress(
                configurationId,
                progress.getPartition(),
                progress.getRevision(),
                progress.getEpoch(),
                progress.getAt(),
                progress.getKnown(),
                progress.getInScope(),
                progress.getStates(),
                progress.getWaiting(),
                progress.getOutcomes(),
                progress.getUsersRound(),
                progress.getGroupsRound(),
                progress.getBaselineDone(),
                progress.getSweeping(),
                progress.getQuiet(),
                progress.getRetrying() == null ? 0 : progress.getRetrying());
    }
}
