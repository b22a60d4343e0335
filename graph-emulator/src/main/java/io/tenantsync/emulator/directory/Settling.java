package io.tenantsync.emulator.directory;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Writes that replication has not brought to lists, filters and delta yet, in the order in which it will. */
final class Settling {
    private final PriorityQueue<Arrival> underWay =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::visibleAt).thenComparingLong(Arrival::seq));
    private volatile long nextDue = Long.MAX_VALUE;

    record Arrival(Commit commit, DirectoryObject object, ObjectVersion version) {
        long visibleAt() {
            return commit.visibleAt();
        }

        long seq() {
            return commit.seq();
        }
    }

    boolean due(long now) {
        return nextDue <= now;
    }

    void add(Arrival arrival) {
        underWay.add(arrival);
        refresh();
    }

    void arrive(long now, Consumer<Arrival> settle) {
        Arrival first;
        while ((first = underWay.peek()) != null && first.visibleAt() <= now) {
            underWay.remove();
            settle.accept(first);
        }
        refresh();
    }

    private void refresh() {
        Arrival first = underWay.peek();
        nextDue = first == null ? Long.MAX_VALUE : first.visibleAt();
    }
}
