package io.tenantsync.graph.quota;

import io.tenantsync.graph.quota.Governor.Ask;
import io.tenantsync.graph.quota.WaitingLine.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/** Joiners in several configurations and a leaver now and then, in batches, against a simulated Graph on virtual time. */
final class FirstCycleSimulation {
    private static final Cost READ = new Cost(2, 0);
    private static final Cost INVITE = new Cost(1, 1, 1);
    private static final Cost PATCH = new Cost(1, 1);

    private final Pacing pacing;
    private final SimulatedGraph graph;
    private final Random random;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<String, Deque<Step>> queues = new HashMap<>();
    private final Map<String, Integer> doneBy = new HashMap<>();
    private final Map<Ticket, Sending> waiting = new HashMap<>();
    private final Map<String, Integer> underWay = new HashMap<>();
    private double now;
    private long sequence;
    private double nextLook = Double.MAX_VALUE;
    double longestLeaver;
    int leaversGone;
    int done;

    private record Event(double at, long sequence, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private record Step(int stage, boolean withManager, double due) {
        Cost cost() {
            return stage == 0 ? READ : stage == 1 ? INVITE : PATCH;
        }
    }

    private record Sending(String flow, List<Step> steps, Lane lane, double since) {}

    FirstCycleSimulation(Limits limits, SimulatedGraph graph, long seed) {
        this.pacing = new Pacing(limits, Instant.EPOCH);
        this.graph = graph;
        this.random = new Random(seed);
    }

    void joiners(String configuration, int people) {
        Deque<Step> queue = queues.computeIfAbsent(configuration, absent -> new ArrayDeque<>());
        for (int person = 0; person < people; person++) {
            queue.add(new Step(0, random.nextInt(3) == 0, 0));
        }
    }

    /** Somebody leaves. */
    void leaver(double when) {
        at(when, () -> enter(new Sending("leavers", List.of(new Step(2, false, 0)), Lane.URGENT, now)));
    }

    /** The limits move. */
    void moved(double when, double factor) {
        at(when, () -> graph.move(factor, when));
    }

    /** Runs until all joiners are there, or until so many seconds have gone. */
    void run(double seconds) {
        int people = queues.values().stream().mapToInt(Deque::size).sum();
        at(0, this::fill);
        while (done < people && now < seconds) {
            double next = events.isEmpty() ? Double.MAX_VALUE : events.peek().at();
            now = Math.min(next, nextLook);
            if (next <= nextLook) {
                events.remove().what().run();
            }
            look();
        }
    }

    int doneBy(String configuration) {
        return doneBy.getOrDefault(configuration, 0);
    }

    /** Each configuration has up to four batches under way, of what is due and of one stage. */
    private void fill() {
        queues.forEach((flow, queue) -> {
            while (underWay.getOrDefault(flow, 0) < 4) {
                List<Step> steps = due(queue);
                if (steps.isEmpty()) {
                    return;
                }
                underWay.merge(flow, 1, Integer::sum);
                enter(new Sending(flow, steps, Lane.BULK, now));
            }
        });
    }

    private List<Step> due(Deque<Step> queue) {
        List<Step> steps = new ArrayList<>();
        for (Iterator<Step> all = queue.iterator(); all.hasNext() && steps.size() < 20; ) {
            Step step = all.next();
            if (step.due() <= now && (steps.isEmpty() || steps.getFirst().stage() == step.stage())) {
                steps.add(step);
                all.remove();
            }
        }
        int most =
                steps.isEmpty() ? 0 : pacing.most(steps.stream().map(Step::cost).toList());
        while (steps.size() > most) {
            queue.addFirst(steps.removeLast());
        }
        return steps;
    }

    private void enter(Sending sending) {
        Cost cost = sending.steps().stream().map(Step::cost).reduce(Cost.NOTHING, Cost::plus);
        waiting.put(pacing.enter(new Ask(sending.lane(), sending.flow(), cost, () -> true)), sending);
    }

    private void look() {
        Pacing.Turn turn = pacing.grantDue(instant());
        nextLook = waiting.isEmpty() ? Double.MAX_VALUE : now + turn.next().toNanos() / 1e9;
        for (Iterator<Map.Entry<Ticket, Sending>> all = waiting.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Ticket, Sending> one = all.next();
            if (one.getKey().granted()) {
                all.remove();
                double latency = 0.05 + 0.1 * random.nextDouble();
                at(now + latency / 2, () -> arrives(one.getValue(), now + latency / 2));
            }
        }
    }

    private void arrives(Sending sending, double answered) {
        List<Governor.Hint> hints = sending.steps().stream()
                .map(step -> graph.answer(step.cost(), now))
                .toList();
        at(answered, () -> answered(sending, hints));
    }

    private void answered(Sending sending, List<Governor.Hint> hints) {
        for (int index = 0; index < hints.size(); index++) {
            Step step = sending.steps().get(index);
            pacing.settled(step.cost(), instant());
            pacing.learned(step.cost(), hints.get(index), instant());
            if (hints.get(index).throttled()) {
                Duration wait = hints.get(index).retryAfter();
                double seconds = wait == null ? 0.5 + random.nextDouble() : wait.toSeconds();
                again(sending, new Step(step.stage(), step.withManager(), now + seconds));
            } else if (sending.lane() == Lane.URGENT) {
                longestLeaver = Math.max(longestLeaver, now - sending.since());
                leaversGone++;
            } else if (step.stage() == 3 || (step.stage() == 2 && !step.withManager())) {
                done++;
                doneBy.merge(sending.flow(), 1, Integer::sum);
            } else {
                again(sending, new Step(step.stage() + 1, step.withManager(), now));
            }
        }
        if (sending.lane() == Lane.BULK) {
            underWay.merge(sending.flow(), -1, Integer::sum);
        }
        fill();
    }

    private void again(Sending sending, Step step) {
        if (sending.lane() == Lane.URGENT) {
            at(step.due(), () -> enter(new Sending("leavers", List.of(step), Lane.URGENT, sending.since())));
        } else {
            queues.get(sending.flow()).addFirst(step);
            at(step.due(), this::fill);
        }
    }

    private void at(double when, Runnable what) {
        events.add(new Event(Math.max(when, now), sequence++, what));
    }

    private Instant instant() {
        return Instant.EPOCH.plusNanos((long) (now * 1e9));
    }
}
