package io.tenantsync.detector.detection.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes and drops cursors so that exactly the reachable groups are read. */
final class GroupCursors {
    /** What one delta query over groups can name. */
    static final int MOST_GROUPS = 50;

    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Map<String, Instant> outOfReach = new HashMap<>();
    private final Cursors cursors;
    private final SourceDirectory directory;

    GroupCursors(Cursors cursors, SourceDirectory directory) {
        this.cursors = cursors;
        this.directory = directory;
    }

    /** Adds cursors for groups that nobody reads yet. Their first enumeration is their baseline. */
    void add(Set<String> reachable, long round, Instant now) {
        Set<String> missing = new TreeSet<>(reachable);
        missing.removeAll(cursors.trackedGroups());
        List<String> ids = new ArrayList<>(missing);
        for (int from = 0; from < ids.size(); from += MOST_GROUPS) {
            List<String> some = ids.subList(from, Math.min(from + MOST_GROUPS, ids.size()));
            cursors.put(cursors.nameForGroups(), baseline(some, round, now));
        }
    }

    /**
     * Drops cursors of which no group has been reachable for a while. Not at once: after a restart it takes a moment until
     * the edges that were written last can be seen again.
     */
    void drop(Set<String> reachable, Instant now) {
        for (String name : cursors.groupCursors()) {
            if (cursors.get(name).groupIds().stream().anyMatch(reachable::contains)) {
                outOfReach.remove(name);
            } else if (outOfReach.computeIfAbsent(name, any -> now).plus(GRACE).isBefore(now)) {
                cursors.drop(name);
                outOfReach.remove(name);
            }
        }
    }

    /** Reads the groups of a cursor anew. */
    void restart(String name, long round, Instant now) {
        cursors.put(name, baseline(cursors.get(name).groupIds(), round, now));
    }

    private Bookmark baseline(List<String> ids, long round, Instant now) {
        return Bookmark.baseline(directory.firstGroups(ids), round, List.of("displayName", "members"), ids, now);
    }
}
