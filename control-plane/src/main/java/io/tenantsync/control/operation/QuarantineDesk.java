package io.tenantsync.control.operation;

import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.operation.Quarantine.Advice;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Stops configurations whose work fails, and starts them again to see whether it works. Closed gates stop by themselves. */
public final class QuarantineDesk {
    private static final List<String> SUCCESSES =
            List.of("created", "adopted", "updated", "disabled", "deleted", "restored");
    private static final Actor SYSTEM = new Actor("quarantine", "control plane");

    private final JobControl jobs;
    private final Supplier<List<PartitionProgress>> progress;
    private final InstantSource clock;
    private final Map<String, Quarantine> watched = new HashMap<>();

    public QuarantineDesk(JobControl jobs, Supplier<List<PartitionProgress>> progress, InstantSource clock) {
        this.jobs = jobs;
        this.progress = progress;
        this.clock = clock;
    }

    /** Looks at every active configuration once. */
    public synchronized void look() {
        List<PartitionProgress> reports = progress.get();
        for (Published published : jobs.all()) {
            JobState job = published.job();
            if (published.revision().active() && job != null && job.state() != Run.PAUSED) {
                look(published.revision().id(), job, reports);
            }
        }
    }

    private void look(String id, JobState job, List<PartitionProgress> reports) {
        Quarantine quarantine = watched.computeIfAbsent(id, unseen -> new Quarantine());
        switch (quarantine.look(now(id, reports), job.state() == Run.QUARANTINED)) {
            case Advice.Leave ignored -> {}
            case Advice.Stop stop -> jobs.turn(id, Run.RUNNING, Run.QUARANTINED, stop.reason(), SYSTEM);
            case Advice.Probe ignored ->
                jobs.turn(id, Run.QUARANTINED, Run.RUNNING, "Trying whether writing works again", SYSTEM);
        }
    }

    private Quarantine.Look now(String id, List<PartitionProgress> reports) {
        long succeeded = 0;
        long retrying = 0;
        long people = 0;
        for (PartitionProgress report : reports) {
            if (report.configurationId().equals(id)) {
                succeeded += SUCCESSES.stream()
                        .mapToLong(outcome -> report.outcomes().getOrDefault(outcome, 0L))
                        .sum();
                retrying += report.retrying();
                people += report.inScope();
            }
        }
        return new Quarantine.Look(clock.instant(), succeeded, retrying, people);
    }
}
