package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Findings;
import io.tenantsync.writer.writing.directory.Question;
import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.directory.WriteAnswer;
import io.tenantsync.writer.writing.outcomes.Outcome;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the work on one person needs next, and how it goes on with it. */
sealed interface Next {

    /** Answers to these questions; {@code then} is called only if all of them were answered. */
    record Ask(Set<Question> questions, Function<Findings, Next> then) implements Next {}

    /** This change. */
    record Send(Write write, Function<WriteAnswer, Next> then) implements Next {}

    /** Some time. */
    record Wait(Duration time, Supplier<Next> then) implements Next {}

    /** Nothing more. */
    record Done(Outcome outcome) implements Next {}
}
