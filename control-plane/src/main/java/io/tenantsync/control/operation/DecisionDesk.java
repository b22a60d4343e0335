package io.tenantsync.control.operation;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where people decide on those whom the guard has staged. The mapper honours a decision only if it still wants the same. */
public final class DecisionDesk {
    private final JobControl jobs;
    private final StagedList staged;
    private final Publications publications;
    private final InstantSource clock;
    private final Supplier<String> ids;

    public DecisionDesk(
            JobControl jobs, StagedList staged, Publications publications, InstantSource clock, Supplier<String> ids) {
        this.jobs = jobs;
        this.staged = staged;
        this.publications = publications;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What somebody decided.
     *
     * @param approve false = reject
     * @param people request ids, object ids or user principal names; empty = everybody who waits
     * @param comment why, in their words
     */
    public record Decision(boolean approve, List<String> people, String comment) {
        public Decision {
            people = List.copyOf(people);
        }
    }

    /**
     * What came of a decision.
     *
     * @param decided on whom it was
     * @param unknown what nobody is meant by who waits
     */
    public record Outcome(List<StagedPerson> decided, List<String> unknown) {}

    /** Everybody who waits, the longest first; empty if there is no configuration of that name. */
    public Optional<List<StagedPerson>> waiting(String name) {
        return jobs.named(name)
                .map(published -> staged.of(published.revision().id()).stream()
                        .sorted(Comparator.comparing(StagedPerson::since).thenComparing(StagedPerson::userId))
                        .toList());
    }

    /**
     * Decides. If somebody is named who does not wait, nothing is decided at all. Empty if there is no configuration of that
     * name.
     */
    public Optional<Outcome> decide(String name, Decision decision, Actor by) {
        return waiting(name).map(waiting -> {
            List<String> unknown = decision.people().stream()
                    .filter(text -> waiting.stream().noneMatch(person -> person.isMeantBy(text)))
                    .toList();
            if (!unknown.isEmpty()) {
                return new Outcome(List.of(), unknown);
            }
            List<StagedPerson> meant = waiting.stream()
                    .filter(person -> decision.people().isEmpty()
                            || decision.people().stream().anyMatch(person::isMeantBy))
                    .toList();
            record(meant, decision, by);
            staged.decide(meant, decision.approve(), by, decision.comment());
            return new Outcome(meant, List.of());
        });
    }

    // First who wants it, then what happens: nothing is removed of which nobody knows who said so.
    private void record(List<StagedPerson> meant, Decision decision, Actor by) {
        if (!meant.isEmpty()) {
            Map<String, String> details = Map.of("people", String.valueOf(meant.size()), "comment", decision.comment());
            String verb = decision.approve() ? "approve" : "reject";
            String configuration = meant.getFirst().configurationId();
            publications.record(new Action(ids.get(), configuration, verb, by, clock.instant(), details));
        }
    }
}
