package io.tenantsync.detector.kafka;

import io.tenantsync.detector.detection.polling.LookupOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which orders of the look-up topic are not answered yet. Several tenants share a partition, so what may be committed is
 * the lowest order of it that is still open. Thread-safe.
 */
final class LookupOffsets {
    private final Map<Integer, NavigableSet<Long>> open = new HashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();

    synchronized void received(int partition, long offset) {
        open.computeIfAbsent(partition, any -> new TreeSet<>()).add(offset);
        next.merge(partition, offset + 1, Math::max);
    }

    /** What may be committed, by partition, once these are answered. */
    synchronized Map<Integer, Long> committableWith(List<LookupOrder> answered) {
        Map<Integer, Set<Long>> closing = new HashMap<>();
        answered.forEach(order -> closing.computeIfAbsent(order.partition(), any -> new HashSet<>())
                .add(order.offset()));
        Map<Integer, Long> committable = new HashMap<>();
        closing.forEach((partition, offsets) -> {
            Long end = next.get(partition);
            if (end != null) {
                long lowest = open.getOrDefault(partition, new TreeSet<>()).stream()
                        .filter(offset -> !offsets.contains(offset))
                        .findFirst()
                        .orElse(end);
                committable.put(partition, lowest);
            }
        });
        return committable;
    }

    synchronized void answered(List<LookupOrder> orders) {
        orders.forEach(order -> {
            NavigableSet<Long> offsets = open.get(order.partition());
            if (offsets != null) {
                offsets.remove(order.offset());
            }
        });
    }

    /** The partition is somebody else's now, or is read from its committed offset again. */
    synchronized void forget(int partition) {
        open.remove(partition);
        next.remove(partition);
    }
}
