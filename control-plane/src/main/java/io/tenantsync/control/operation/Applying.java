package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.ConfigurationFile;
import io.tenantsync.control.configuration.Draft;
import io.tenantsync.control.configuration.Problems;
import io.tenantsync.control.configuration.Synchronization;
import io.tenantsync.control.operation.ApplyOutcome.Applied;
import io.tenantsync.control.operation.ApplyOutcome.Line;
import io.tenantsync.control.operation.ApplyOutcome.Refused;
import io.tenantsync.control.operation.JobState.Run;
import io.tenantsync.control.operation.Revision.Life;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a configuration file: checks all of it, and only if nothing is wrong publishes what has changed. */
public final class Applying {
    private final ConfigurationFile file;
    private final Publications publications;
    private final TenantDirectories tenants;
    private final TrustDesk trust;
    private final ReentrantLock oneAtATime;

    /** Held while tenants are asked, which can take long; pausing does not wait for it. */
    private final ReentrantLock oneApply = new ReentrantLock();

    private final InstantSource clock;
    private final Supplier<String> ids;

    /** @param oneAtATime shared by everybody who publishes */
    public Applying(
            ConfigurationFile file,
            Publications publications,
            TenantDirectories tenants,
            TrustDesk trust,
            ReentrantLock oneAtATime,
            InstantSource clock,
            Supplier<String> ids) {
        this.file = file;
        this.publications = publications;
        this.tenants = tenants;
        this.trust = trust;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Applies a file.
     *
     * @param fileName for messages
     * @param comment why, in the author's words; may be empty
     */
    public ApplyOutcome apply(String fileName, String text, Actor by, String comment) {
        oneApply.lock();
        try {
            List<Published> current = publications.current();
            Problems problems = new Problems(fileName);
            List<Checked> checked = new ArrayList<>();
            for (Draft draft : file.read(text, active(current), problems)) {
                checked.add(check(draft, problems));
            }
            return problems.none() ? publish(checked, by, comment) : new Refused(problems.all());
        } finally {
            oneApply.unlock();
        }
    }

    /** Whether the file says anything else than what is in force, or nothing sensible; asks no tenant. */
    public boolean differs(String text) {
        List<Published> current = publications.current();
        Problems problems = new Problems("");
        List<Draft> drafts = file.read(text, active(current), problems);
        return !problems.none()
                || drafts.stream()
                        .anyMatch(draft -> named(
                                        current, draft.synchronization().name())
                                .filter(published -> published.revision().active())
                                .map(published -> published.revision().says().asWritten())
                                .filter(draft.synchronization()::equals)
                                .isEmpty());
    }

    private record Checked(Synchronization says, Readiness readiness) {}

    private Checked check(Draft draft, Problems problems) {
        TenantChecks checks = new TenantChecks(tenants, problems);
        // an apply decides on what the tenants say now, not on what they said before
        Readiness readiness = trust.freshReadiness(draft.synchronization(), null);
        checks.gates(draft, readiness);
        checks.anchor(draft, readiness);
        return new Checked(checks.resolve(draft, readiness), readiness);
    }

    private Applied publish(List<Checked> checked, Actor by, String comment) {
        oneAtATime.lock();
        try {
            // read again: while the tenants were asked somebody may have paused one
            List<Published> current = publications.current();
            List<Line> lines = new ArrayList<>();
            for (Checked one : checked) {
                Published earlier = named(current, one.says().name()).orElse(null);
                lines.add(publish(one, earlier, by, comment));
            }
            return new Applied(lines, notMentioned(current, lines));
        } finally {
            oneAtATime.unlock();
        }
    }

    private Line publish(Checked checked, @Nullable Published earlier, Actor by, String comment) {
        Synchronization says = checked.says();
        if (earlier != null
                && earlier.revision().active()
                && earlier.revision().says().equals(says)
                && earlier.job() != null) {
            return new Line(
                    says.name(), earlier.revision().id(), earlier.revision().number(), false);
        }
        Instant now = clock.instant();
        Revision revision = new Revision(
                earlier == null
                        ? Revision.idOf(says.name())
                        : earlier.revision().id(),
                says,
                earlier == null ? 1 : earlier.revision().number() + 1,
                by.name(),
                now,
                comment,
                Life.ACTIVE);
        publications.prepare(says);
        publications.publish(revision);
        JobState job = earlier == null ? null : earlier.job();
        publications.publish(revision.id(), job(job, checked.readiness(), now));
        publications.record(new Action(
                ids.get(), revision.id(), "apply", by, now, Map.of("revision", Long.toString(revision.number()))));
        return new Line(says.name(), revision.id(), revision.number(), true);
    }

    /** A new configuration runs; one that somebody paused stays paused. */
    static JobState job(@Nullable JobState earlier, Readiness readiness, Instant now) {
        return earlier != null
                ? earlier.with(readiness, now)
                : new JobState(
                        Run.RUNNING,
                        0,
                        "",
                        readiness.gates(),
                        readiness.sourceDomains(),
                        readiness.targetInitialDomain(),
                        now);
    }

    private static List<Synchronization> active(List<Published> current) {
        return current.stream()
                .map(Published::revision)
                .filter(Revision::active)
                .map(Revision::says)
                .toList();
    }

    private static Optional<Published> named(List<Published> current, String name) {
        return current.stream()
                .filter(published -> published.revision().says().name().equals(name))
                .findFirst();
    }

    private static List<String> notMentioned(List<Published> current, List<Line> lines) {
        return active(current).stream()
                .map(Synchronization::name)
                .filter(name -> lines.stream().noneMatch(line -> line.name().equals(name)))
                .toList();
    }
}
