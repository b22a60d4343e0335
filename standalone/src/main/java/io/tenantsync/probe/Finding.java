package io.tenantsync.probe;

import io.tenantsync.emulator.directory.Switch;
import java.util.OptionalInt;
import java.util.Set;

/** What came of an experiment. {@code text} is for people and names nobody but the probe's own guests. */
public sealed interface Finding {
    String text();

    /**
     * The tenant has answered.
     *
     * @param on those of the experiment's switches that the tenant calls for; the others are off
     * @param deltaPageSize entries on a delta page, if the experiment was about that
     */
    record Known(String text, Set<Switch> on, OptionalInt deltaPageSize) implements Finding {
        public Known {
            on = Set.copyOf(on);
        }
    }

    /** It was tried and the question is still open. */
    record Unclear(String text) implements Finding {}

    /** It was not tried, for the reason given. */
    record NotTried(String text) implements Finding {}

    /** As the emulator does it without a switch. */
    static Finding documented(String text) {
        return new Known(text, Set.of(), OptionalInt.empty());
    }

    /** As the emulator does it with these switches. */
    static Finding calls(String text, Set<Switch> on) {
        return new Known(text, on, OptionalInt.empty());
    }
}
