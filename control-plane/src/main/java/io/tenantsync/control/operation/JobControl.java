package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.TenantName;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.trust.Gate;
import io.tenantsync.control.trust.Reading;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Starts and pauses configurations, keeps their gates up to date, and prepares target tenants. */
public final class JobControl {
    private final Publications publications;
    private final TenantDirectories tenants;
    private final TrustDesk trust;
    private final ReentrantLock oneAtATime;
    private final InstantSource clock;
    private final Supplier<String> ids;

    /** @param oneAtATime shared by everybody who publishes */
    public JobControl(
            Publications publications,
            TenantDirectories tenants,
            TrustDesk trust,
            ReentrantLock oneAtATime,
            InstantSource clock,
            Supplier<String> ids) {
        this.publications = publications;
        this.tenants = tenants;
        this.trust = trust;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
        this.ids = ids;
    }

    public List<Published> all() {
        return publications.current();
    }

    public Optional<Published> named(String name) {
        return all().stream()
                .filter(published -> published.revision().says().name().equals(name))
                .findFirst();
    }

    /** Lets it run, after a fresh look at the gates; empty if there is none of that name. */
    public Optional<JobState> start(String name, Actor by) {
        return named(name).map(seen -> {
            Readiness readiness = trust.freshReadiness(seen.revision().says(), seen.job());
            return change(seen, now -> Applying.job(now.job(), readiness, clock.instant()), Run.RUNNING, by);
        });
    }

    /** Stops new writes at once and asks no tenant; what is under way ends. Empty if there is none of that name. */
    public Optional<JobState> pause(String name, Actor by) {
        Readiness unknown = new Readiness(List.of(), List.of(), "");
        return named(name)
                .map(seen -> change(
                        seen,
                        now -> now.job() == null ? Applying.job(null, unknown, clock.instant()) : now.job(),
                        Run.PAUSED,
                        by));
    }

    /** Turns a run that stands as expected; does nothing if somebody has turned it meanwhile. */
    void turn(String id, Run expected, Run wanted, String reason, Actor by) {
        oneAtATime.lock();
        try {
            all().stream()
                    .filter(one -> one.revision().id().equals(id))
                    .findFirst()
                    .ifPresent(now -> {
                        JobState job = now.job();
                        if (job != null && job.state() == expected) {
                            publications.publish(id, job.with(wanted, reason, clock.instant()));
                            Map<String, String> details = Map.of("reason", reason);
                            String verb = wanted == Run.QUARANTINED ? "quarantine" : "probe";
                            publications.record(new Action(ids.get(), id, verb, by, clock.instant(), details));
                        }
                    });
        } finally {
            oneAtATime.unlock();
        }
    }

    /** What Entra's "Test connection" tells; changes nothing. Empty if there is none of that name. */
    public Optional<List<Gate>> test(String name) {
        return named(name).map(published -> trust.gates(published.revision().says(), List.of()));
    }

    /** Reads the trust settings of all active configurations again and publishes what has changed. */
    public GateReport refreshGates() {
        List<Turn> turns = new ArrayList<>();
        boolean allOpen = true;
        for (Published published : all()) {
            if (published.revision().active()) {
                // read before taking the lock: a tenant that does not answer must not hold others up
                Readiness readiness = trust.readiness(published.revision().says(), published.job());
                turns.addAll(refresh(published.revision().id(), readiness));
                allOpen &= readiness.gates().stream().allMatch(Gate::open);
            }
        }
        return new GateReport(turns, allOpen);
    }

    /** Makes sure that the anchor is registered in a target tenant; answers whether it had to be made. */
    public Reading<Boolean> setUp(TenantName target, Actor by) {
        Reading<Boolean> made = tenants.registerAnchor(target);
        if (made instanceof Reading.Read<Boolean> read) {
            Map<String, String> details = Map.of("made", read.value().toString());
            publications.record(
                    new Action(ids.get(), "tenant/" + target.tenantId(), "setup", by, clock.instant(), details));
        }
        return made;
    }

    /**
     * What a look at the gates gave.
     *
     * @param turns the gates that were opened or closed by it
     */
    public record GateReport(List<Turn> turns, boolean allOpen) {
        public GateReport {
            turns = List.copyOf(turns);
        }
    }

    /** A gate that was turned. */
    public record Turn(String configurationId, Gate gate) {}

    private List<Turn> refresh(String id, Readiness readiness) {
        oneAtATime.lock();
        try {
            List<Turn> turns = new ArrayList<>();
            all().stream()
                    .filter(now ->
                            now.revision().id().equals(id) && now.revision().active())
                    .forEach(now -> {
                        JobState job = Applying.job(now.job(), readiness, clock.instant());
                        if (now.job() == null || !job.saysTheSameAs(now.job())) {
                            publications.publish(id, job);
                            turns.addAll(turns(id, now, job));
                        }
                    });
            return turns;
        } finally {
            oneAtATime.unlock();
        }
    }

    private static List<Turn> turns(String id, Published before, JobState after) {
        List<Gate> known = before.job() == null ? List.of() : before.job().gates();
        return after.gates().stream()
                .filter(gate ->
                        known.stream().noneMatch(old -> old.name().equals(gate.name()) && old.open() == gate.open()))
                .map(gate -> new Turn(id, gate))
                .toList();
    }

    private JobState change(Published seen, Function<Published, JobState> base, Run wanted, Actor by) {
        String id = seen.revision().id();
        oneAtATime.lock();
        try {
            Instant now = clock.instant();
            Published published = all().stream()
                    .filter(one -> one.revision().id().equals(id))
                    .findFirst()
                    .orElse(seen);
            String verb = wanted == Run.RUNNING ? "start" : "pause";
            JobState job = base.apply(published).with(wanted, verb + " by " + by.name(), now);
            publications.publish(id, job);
            publications.record(new Action(ids.get(), id, verb, by, now, Map.of()));
            return job;
        } finally {
            oneAtATime.unlock();
        }
    }
}
