package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.outcomes.Action;
import io.tenantsync.writer.writing.outcomes.Cost;
import io.tenantsync.writer.writing.outcomes.Modified;
import io.tenantsync.writer.writing.outcomes.Outcome;
import io.tenantsync.writer.writing.outcomes.Standing;
import io.tenantsync.writer.writing.outcomes.Status;
import io.tenantsync.writer.writing.outcomes.StepKind;
import io.tenantsync.writer.writing.outcomes.StepTaken;
import io.tenantsync.writer.writing.outcomes.Trouble;
import io.tenantsync.writer.writing.outcomes.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is written down while working on one person. */
final class Notes {
    static final Trouble NOTHING_TO_DO = new Trouble(
            "EntrySynchronizationSkipped", "The target is as wished already (RedundantExport).", "Nothing to do.");

    private final InstantSource clock;
    private final Instant startedAt;
    private final List<StepTaken> steps = new ArrayList<>();
    private final List<Modified> modified = new ArrayList<>();
    private final List<Trouble> warnings = new ArrayList<>();
    private Cost cost = Cost.NOTHING;
    private @Nullable String alarm;

    Notes(InstantSource clock) {
        this.clock = clock;
        startedAt = clock.instant();
    }

    void spent(int requests, int writes, int units) {
        cost = cost.plus(requests, writes, units);
    }

    void matched(Status status, String description, Map<String, String> details) {
        steps.add(new StepTaken(StepKind.MATCHING, "EntrySynchronizationAdd", status, description, details));
    }

    void exported(String name, Status status, String description) {
        steps.add(new StepTaken(StepKind.EXPORT, name, status, description, Map.of()));
    }

    void resolvedReference(Status status, String description) {
        steps.add(new StepTaken(
                StepKind.REFERENCE_RESOLUTION, "EntryExportUpdateReference", status, description, Map.of()));
    }

    void skipped() {
        steps.add(new StepTaken(
                StepKind.EXPORT,
                "EntrySynchronizationSkip",
                Status.SKIPPED,
                "The target is as wished already.",
                Map.of("SkipReason", "RedundantExport")));
    }

    void modified(String name, @Nullable String before, @Nullable String after) {
        modified.add(new Modified(name, before, after));
    }

    void warned(Trouble trouble) {
        warnings.add(trouble);
    }

    /** The first alarm stays. */
    void alarm(String text) {
        alarm = Objects.requireNonNullElse(alarm, text);
    }

    /** All went well, but for the warnings noted on the way. */
    Outcome done(Verdict verdict, Action action, Standing standing) {
        if (warnings.isEmpty()) {
            return outcome(verdict, action, Status.SUCCESS, null, standing);
        }
        return outcome(verdict, action, Status.WARNING, together(warnings), standing);
    }

    Outcome skipped(Verdict verdict, Action action, Standing standing) {
        return outcome(verdict, action, Status.SKIPPED, NOTHING_TO_DO, standing);
    }

    Outcome failed(Verdict verdict, Action action, Trouble trouble, Standing standing) {
        return outcome(verdict, action, Status.FAILURE, trouble, standing);
    }

    Outcome warned(Verdict verdict, Action action, Trouble trouble, Standing standing) {
        return outcome(verdict, action, Status.WARNING, trouble, standing);
    }

    private Outcome outcome(
            Verdict verdict, Action action, Status status, @Nullable Trouble trouble, Standing standing) {
        return new Outcome(
                verdict, action, status, trouble, steps, modified, cost, standing, startedAt, clock.instant(), alarm);
    }

    private static Trouble together(List<Trouble> troubles) {
        if (troubles.size() == 1) {
            return troubles.getFirst();
        }
        return new Trouble(
                troubles.getFirst().code(),
                String.join(
                        " ", troubles.stream().map(Trouble::reason).distinct().toList()),
                String.join(
                        " ", troubles.stream().map(Trouble::remedy).distinct().toList()));
    }
}
