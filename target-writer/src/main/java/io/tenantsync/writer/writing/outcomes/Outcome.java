package io.tenantsync.writer.writing.outcomes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one order.
 *
 * @param trouble null exactly if the status is SUCCESS
 * @param steps what the writer did, in order
 * @param alarm a fixed text when somebody must look at once; null otherwise
 */
public record Outcome(
        Verdict verdict,
        Action action,
        Status status,
        @Nullable Trouble trouble,
        List<StepTaken> steps,
        List<Modified> modified,
        Cost cost,
        Standing standing,
        Instant startedAt,
        Instant endedAt,
        @Nullable String alarm) {
    public Outcome {
        steps = List.copyOf(steps);
        modified = List.copyOf(modified);
        if ((trouble == null) != (status == Status.SUCCESS)) {
            throw new IllegalArgumentException("An outcome has a trouble exactly if it is not a success");
        }
    }
}
