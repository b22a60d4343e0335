package io.tenantsync.control.kafka;

import io.tenantsync.control.operation.JobState;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.trust.Gate;
import io.tenantsync.schemas.RunState;
import io.tenantsync.schemas.Side;

/** Job states between domain and wire. */
final class JobStateCodec {
    private JobStateCodec() {}

    static io.tenantsync.schemas.JobState toAvro(JobState job) {
        return io.tenantsync.schemas.JobState.newBuilder()
                .setState(RunState.valueOf(job.state().name()))
                .setEpoch(job.epoch())
                .setReason(job.reason())
                .setGates(job.gates().stream().map(JobStateCodec::toAvro).toList())
                .setSourceDomains(job.sourceDomains())
                .setTargetInitialDomain(job.targetInitialDomain())
                .setAt(job.at())
                .build();
    }

    static JobState toDomain(io.tenantsync.schemas.JobState job) {
        return new JobState(
                Run.valueOf(job.getState().name()),
                job.getEpoch(),
                job.getReason(),
                job.getGates().stream().map(JobStateCodec::toDomain).toList(),
                job.getSourceDomains(),
                job.getTargetInitialDomain(),
                job.getAt());
    }

    private static io.tenantsync.schemas.Gate toAvro(Gate gate) {
        return io.tenantsync.schemas.Gate.newBuilder()
                .setName(gate.name())
                .setSide(Side.valueOf(gate.side().name()))
                .setOpen(gate.open())
                .setRemedy(gate.remedy())
                .build();
    }

    private static Gate toDomain(io.tenantsync.schemas.Gate gate) {
        return new Gate(gate.getName(), Gate.Side.valueOf(gate.getSide().name()), gate.getOpen(), gate.getRemedy());
    }
}
