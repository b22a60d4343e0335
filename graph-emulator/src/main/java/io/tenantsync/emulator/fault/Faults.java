package io.tenantsync.emulator.fault;

import io.tenantsync.emulator.fault.Match.Target;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The rules in force, how often each has been met, and whom it has hit. */
public final class Faults {
    private static final int KEPT = 10_000;

    private final InstantSource clock;
    private final List<Counted> rules = new ArrayList<>();
    private final ArrayDeque<Hit> journal = new ArrayDeque<>();
    private volatile boolean any;
    private long hits;
    private long names;

    /** A rule and what has become of it. */
    public record State(FaultRule rule, long met, long hits) {}

    /**
     * A request that was hit.
     *
     * @param seq rises with each hit
     * @param at in epoch milliseconds
     * @param requestId as in the answer's {@code request-id} header or error
     * @param path without the base
     */
    public record Hit(
            long seq,
            long at,
            String ruleId,
            String kind,
            String requestId,
            String method,
            String path,
            boolean item) {}

    private static final class Counted {
        private final FaultRule rule;
        private final Predicate<Target> covers;
        private long met;
        private long hits;

        private Counted(FaultRule rule) {
            this.rule = rule;
            this.covers = rule.match().compiled();
        }

        boolean strikes() {
            met++;
            boolean hit = rule.timing().hits(met, hits);
            hits += hit ? 1 : 0;
            return hit;
        }
    }

    /** No rules yet. */
    public Faults(InstantSource clock) {
        this.clock = clock;
    }

    /** Puts a rule in force, in place of one with the same id. */
    public synchronized void add(FaultRule rule) {
        remove(rule.id());
        rules.add(new Counted(rule));
        any = true;
    }

    /** An id that no rule has had yet. */
    public synchronized String nextId() {
        return "f" + ++names;
    }

    /** Takes a rule out of force; false if there is none of that id. */
    public synchronized boolean remove(String id) {
        boolean removed = rules.removeIf(counted -> counted.rule.id().equals(id));
        any = !rules.isEmpty();
        return removed;
    }

    /** Takes all rules out of force and forgets who was hit. */
    public synchronized void clear() {
        rules.clear();
        journal.clear();
        any = false;
    }

    /** The rules in force, oldest first. */
    public synchronized List<State> rules() {
        return rules.stream()
                .map(counted -> new State(counted.rule, counted.met, counted.hits))
                .toList();
    }

    /** Who was hit after that sequence number, oldest first; the last 10,000 are kept. */
    public synchronized List<Hit> journal(long after) {
        return journal.stream().filter(hit -> hit.seq() > after).toList();
    }

    /**
     * The faults that hit a request, which counts for each rule that it concerns.
     *
     * @param possible whether a fault can befall the request at all; rules for which it cannot do not count it
     */
    public List<FaultRule> strike(Target target, Predicate<Fault> possible) {
        if (!any) {
            return List.of();
        }
        synchronized (this) {
            List<FaultRule> struck = new ArrayList<>();
            for (Counted counted : rules) {
                FaultRule rule = counted.rule;
                if (counted.covers.test(target) && possible.test(rule.fault()) && counted.strikes()) {
                    struck.add(rule);
                    note(rule, target);
                }
            }
            return struck;
        }
    }

    private void note(FaultRule rule, Target target) {
        if (journal.size() == KEPT) {
            journal.removeFirst();
        }
        journal.add(new Hit(
                ++hits,
                clock.millis(),
                rule.id(),
                FaultFields.kind(rule.fault()),
                target.requestId(),
                target.method(),
                target.joined(),
                target.item()));
    }
}
