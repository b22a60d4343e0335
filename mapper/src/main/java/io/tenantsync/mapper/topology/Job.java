package io.tenantsync.mapper.topology;

import io.tenantsync.schemas.Gate;
import io.tenantsync.schemas.JobState;
import io.tenantsync.schemas.RunState;
import java.util.List;

/**
 * Whether a configuration runs.
 *
 * @param maySend true when it is running, all gates are open and the source's domains are known
 * @param epoch a higher one than before asks for a sweep
 * @param sourceDomains verified domains of the source
 * @param targetInitialDomain initial domain of the target
 */
record Job(boolean maySend, long epoch, List<String> sourceDomains, String targetInitialDomain) {
    static final Job NONE = new Job(false, -1, List.of(), "");

    static Job of(JobState state) {
        boolean open = state.getGates().stream().allMatch(Gate::getOpen);
        boolean known = !state.getSourceDomains().isEmpty();
        return new Job(
                state.getState() == RunState.RUNNING && open && known,
                state.getEpoch(),
                List.copyOf(state.getSourceDomains()),
                state.getTargetInitialDomain());
    }
}
