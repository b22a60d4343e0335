package io.tenantsync.mapper.guarding;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The guard's book on one configuration: what was granted within the window, and which partitions have counted their people
 * of which cause. Not thread-safe.
 */
public final class Ledger {
    private static final Duration GRAIN = Duration.ofMinutes(5);

    private final NavigableMap<Instant, Map<String, Long>> granted = new TreeMap<>();
    private final Map<String, Map<Integer, Map<String, Long>>> open = new TreeMap<>();
    private final Map<String, Map<String, String>> withheld = new TreeMap<>();

    /** An empty book. */
    public Ledger() {}

    /** A book as {@link #granted}, {@link #open} and {@link #withheld} gave it. */
    public Ledger(
            Map<Instant, Map<String, Long>> granted,
            Map<String, Map<Integer, Map<String, Long>>> open,
            Map<String, Map<String, String>> withheld) {
        granted.forEach((at, counts) -> this.granted.put(at, new HashMap<>(counts)));
        open.forEach((cause, closed) -> this.open.put(cause, new TreeMap<>(closed)));
        this.withheld.putAll(withheld);
    }

    /** What was granted without asking people, by the start of a short span of time and by subject. */
    public Map<Instant, Map<String, Long>> granted() {
        return Collections.unmodifiableMap(granted);
    }

    /** Counts by cause and partition, of causes that are not decided yet. */
    public Map<String, Map<Integer, Map<String, Long>>> open() {
        return Collections.unmodifiableMap(open);
    }

    /** Why what of the sweeps of the present revision was withheld: whoever comes late to one shares its fate. */
    public Map<String, Map<String, String>> withheld() {
        return Collections.unmodifiableMap(withheld);
    }

    /** Decides on one person's wish at once. */
    public Verdict ask(Cause cause, Map<String, Long> counts, Limits limits, OptionalLong linked, Instant now) {
        return judge(cause instanceof Cause.Late late ? late.to() : cause, counts, limits, linked, now);
    }

    /**
     * A partition has counted its people of a cause.
     *
     * @return true when it is the first one, so that the others should be asked to do so
     */
    public boolean closed(Cause cause, int partition, Map<String, Long> counts) {
        if (cause instanceof Cause.Sweep sweep) {
            open.keySet().removeIf(other -> isOlder(Cause.parse(other), sweep));
            withheld.keySet().removeIf(other -> isOlder(Cause.parse(other), sweep));
        }
        boolean first = !open.containsKey(cause.text());
        open.computeIfAbsent(cause.text(), text -> new TreeMap<>()).put(partition, Map.copyOf(counts));
        return first;
    }

    /** Decides on everything of a cause, if all partitions have counted; null before that. */
    public @Nullable Verdict decide(Cause cause, int partitions, Limits limits, OptionalLong linked, Instant now) {
        Map<Integer, Map<String, Long>> closed = open.get(cause.text());
        if (closed == null || closed.size() < partitions) {
            return null;
        }
        open.remove(cause.text());
        Map<String, Long> counts = new TreeMap<>();
        closed.values().forEach(each -> each.forEach((subject, count) -> counts.merge(subject, count, Long::sum)));
        return judge(cause, counts, limits, linked, now);
    }

    /** Something that was granted did not happen: it counts no more. */
    public void giveBack(Map<String, Long> counts) {
        counts.forEach((subject, count) -> {
            long left = count;
            for (Map<String, Long> span : granted.descendingMap().values()) {
                long taken = Math.min(left, span.getOrDefault(subject, 0L));
                span.merge(subject, -taken, Long::sum);
                left -= taken;
            }
        });
        granted.values().forEach(span -> span.values().removeIf(count -> count <= 0));
    }

    private Verdict judge(Cause cause, Map<String, Long> counts, Limits limits, OptionalLong linked, Instant now) {
        granted.headMap(now.minus(limits.window())).clear();
        Map<String, String> before = withheld.getOrDefault(cause.text(), Map.of());
        Map<String, String> refused = new TreeMap<>(before);
        counts.forEach((subject, count) -> {
            String why = before.containsKey(subject)
                    ? before.get(subject)
                    : limits.judge(subject, count, within(subject), linked);
            if (why != null) {
                refused.put(subject, why);
            } else if (count > 0) {
                granted.computeIfAbsent(span(now), at -> new HashMap<>()).merge(subject, count, Long::sum);
            }
        });
        if (cause instanceof Cause.Sweep && !refused.isEmpty()) {
            withheld.put(cause.text(), refused);
        }
        return new Verdict(refused);
    }

    private long within(String subject) {
        return granted.values().stream()
                .mapToLong(span -> span.getOrDefault(subject, 0L))
                .sum();
    }

    // Named after its end, so that nothing is forgotten before it is a whole window old.
    private static Instant span(Instant now) {
        long grain = GRAIN.toMillis();
        return Instant.ofEpochMilli((now.toEpochMilli() / grain + 1) * grain);
    }

    private static boolean isOlder(Cause other, Cause.Sweep than) {
        return other instanceof Cause.Sweep sweep
                && (sweep.revision() < than.revision()
                        || (sweep.revision() == than.revision() && sweep.epoch() < than.epoch()));
    }
}
