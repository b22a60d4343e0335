package io.tenantsync.control.operation;

import io.tenantsync.control.configuration.Problem;
import java.util.List;

/** What became of a file that was applied: all of it or nothing. */
public sealed interface ApplyOutcome {

    /**
     * @param lines one per configuration of the file, in its order
     * @param notMentioned names of configurations in force that the file does not mention; they were left as they are
     */
    record Applied(List<Line> lines, List<String> notMentioned) implements ApplyOutcome {
        public Applied {
            lines = List.copyOf(lines);
            notMentioned = List.copyOf(notMentioned);
        }
    }

    /** @param changed false if what is in force says the same already */
    record Line(String name, String id, long revision, boolean changed) {}

    /** Nothing was published. */
    record Refused(List<Problem> problems) implements ApplyOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
