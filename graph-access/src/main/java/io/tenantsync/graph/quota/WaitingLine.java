package io.tenantsync.graph.quota;

import io.tenantsync.graph.quota.Governor.Ask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Who waits, in the order in which they may go: urgent ones first, as they came; then start-time fair queueing between
 * flows, in which live changes weigh more than bulk. Not thread-safe.
 */
final class WaitingLine {
    private static final double LIVE_WEIGHT = 4;

    private final Deque<Ticket> urgent = new ArrayDeque<>();
    private final Map<FlowKey, Flow> flows = new HashMap<>();
    private double virtualTime;
    private int size;
    private long entered;

    /** Reads do not stand behind the writes of the same caller. */
    private record FlowKey(Lane lane, String flow, boolean writes) {}

    private static final class Flow {
        private final Deque<Ticket> tickets = new ArrayDeque<>();
        private double finish;
    }

    /** One who waits. */
    static final class Ticket {
        private final Ask ask;
        private final long sequence;
        private double start;
        private boolean granted;

        Ticket(Ask ask, long sequence) {
            this.ask = ask;
            this.sequence = sequence;
        }

        Ask ask() {
            return ask;
        }

        boolean granted() {
            return granted;
        }

        boolean urgent() {
            return ask.lane() == Lane.URGENT;
        }
    }

    /** @param share part of the scarcest bucket that it takes */
    Ticket enter(Ask ask, double share) {
        Ticket ticket = new Ticket(ask, entered++);
        size++;
        if (ticket.urgent()) {
            urgent.add(ticket);
            return ticket;
        }
        Flow flow = flows.computeIfAbsent(key(ask), absent -> new Flow());
        double weight = ask.lane() == Lane.LIVE ? LIVE_WEIGHT : 1;
        ticket.start = Math.max(virtualTime, flow.finish);
        flow.finish = ticket.start + share / weight;
        flow.tickets.add(ticket);
        return ticket;
    }

    int size() {
        return size;
    }

    /** The first of each flow, the one whose turn it is first. */
    List<Ticket> heads() {
        List<Ticket> heads = new ArrayList<>(flows.size() + 1);
        for (Flow flow : flows.values()) {
            if (!flow.tickets.isEmpty()) {
                heads.add(flow.tickets.getFirst());
            }
        }
        heads.sort(Comparator.<Ticket>comparingDouble(ticket -> ticket.start).thenComparing(ticket -> ticket.sequence));
        heads.addAll(0, urgent);
        return heads;
    }

    void grant(Ticket ticket) {
        ticket.granted = true;
        virtualTime = Math.max(virtualTime, ticket.start);
        leave(ticket);
    }

    /** Nobody waits under this ticket any more. */
    void leave(Ticket ticket) {
        boolean waited = ticket.urgent() ? urgent.remove(ticket) : leaveFlow(ticket);
        if (waited) {
            size--;
        }
    }

    private boolean leaveFlow(Ticket ticket) {
        Flow flow = flows.get(key(ticket.ask));
        boolean waited = flow != null && flow.tickets.remove(ticket);
        forgetIdleFlows();
        return waited;
    }

    /** A flow that is empty and not ahead of the others has nothing to remember. */
    private void forgetIdleFlows() {
        Iterator<Flow> all = flows.values().iterator();
        while (all.hasNext()) {
            Flow flow = all.next();
            if (flow.tickets.isEmpty() && flow.finish <= virtualTime) {
                all.remove();
            }
        }
    }

    private static FlowKey key(Ask ask) {
        return new FlowKey(ask.lane(), ask.flow(), ask.cost().writes() > 0);
    }
}
