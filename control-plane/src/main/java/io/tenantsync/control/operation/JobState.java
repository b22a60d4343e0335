package io.tenantsync.control.operation;

import io.tenantsync.control.trust.Gate;
import java.time.Instant;
import java.util.List;

/**
 * The state of the run of one configuration.
 *
 * @param epoch a higher number than before asks for a sweep over everyone
 * @param reason why, for people
 * @param gates all must be open for writes to go out
 * @param sourceDomains verified domains of the source tenant
 * @param targetInitialDomain in which the user principal names of external users end
 */
public record JobState(
        Run state,
        long epoch,
        String reason,
        List<Gate> gates,
        List<String> sourceDomains,
        String targetInitialDomain,
        Instant at) {
    public JobState {
        gates = List.copyOf(gates);
        sourceDomains = List.copyOf(sourceDomains);
    }

    public enum Run {
        RUNNING,
        PAUSED,
        QUARANTINED
    }

    JobState with(Run other, String why, Instant when) {
        return new JobState(other, epoch, why, gates, sourceDomains, targetInitialDomain, when);
    }

    JobState with(Readiness readiness, Instant when) {
        return new JobState(
                state,
                epoch,
                reason,
                readiness.gates(),
                readiness.sourceDomains(),
                readiness.targetInitialDomain(),
                when);
    }

    /** Whether there is no difference but the time. */
    boolean saysTheSameAs(JobState other) {
        return equals(new JobState(
                other.state,
                other.epoch,
                other.reason,
                other.gates,
                other.sourceDomains,
                other.targetInitialDomain,
                at));
    }
}
