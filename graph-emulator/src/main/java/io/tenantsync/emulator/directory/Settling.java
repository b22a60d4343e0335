package io.tenantsync.emulator.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/** Writes that replication has not brought to lists, filters and delta yet, in the order in which it will. */
final class Settling {
    private final PriorityQueue<Arrival> underWay =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::visibleAt).thenComparingLong(Arrival::seq));
    private static final Set<ReadPath> OTHERS = Set.of(ReadPath.LISTS, ReadPath.DELTA, ReadPath.DELETED_ITEMS);

    private volatile long nextDue = Long.MAX_VALUE;

    record Arrival(Commit commit, DirectoryObject object, ObjectVersion version, Set<ReadPath> paths, long visibleAt) {

        long seq() {
            return commit.seq();
        }
    }

    /**
     * The arrivals of a write that is about to be applied: one if all who do not read by id see it at the same time, as usual, and else
     * one for each path.
     */
    static List<Arrival> arrivals(
            Commit commit, DirectoryObject object, ObjectVersion version, Map<ReadPath, Long> at) {
        long delta = at.getOrDefault(ReadPath.DELTA, commit.at());
        boolean usual = at.entrySet().stream()
                .allMatch(entry -> entry.getValue() == (entry.getKey() == ReadPath.BY_ID ? commit.at() : delta));
        if (usual && !object.isApart()) {
            object.settlesAt(delta);
            return List.of(new Arrival(commit, object, version, OTHERS, delta));
        }
        Apart apart = object.separate();
        List<Arrival> arrivals = new ArrayList<>();
        at.forEach((path, millis) -> {
            apart.settlesAt(path, millis);
            arrivals.add(new Arrival(commit, object, version, Set.of(path), millis));
        });
        return arrivals;
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
