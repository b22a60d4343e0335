package io.tenantsync.mapper.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tracked groups of one source tenant. Written by the global thread, read by tasks through immutable copies. */
final class GroupBook {
    /**
     * What is known at one moment.
     *
     * @param parents of each living group
     * @param known living and deleted groups
     * @param ended last finished groups round; -1 = none
     * @param baseline true when a full enumeration has ended
     * @param required the round that must have ended before removals, because a group was new
     * @param version grows with every change of the groups
     */
    record Snapshot(
            Map<String, List<String>> parents,
            Set<String> known,
            long ended,
            boolean baseline,
            long required,
            long version) {
        static final Snapshot EMPTY = new Snapshot(Map.of(), Set.of(), -1, false, 0, 0);
    }

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, Long> knownSince = new HashMap<>();
    private long ended = -1;
    private boolean baseline;
    private long required;
    private long version;

    /** When this group was first seen, as the last round that had ended then. */
    long since(String groupId) {
        return knownSince.getOrDefault(groupId, ended);
    }

    void put(String groupId, List<String> above, boolean deleted, long since) {
        knownSince.put(groupId, since);
        required = Math.max(required, since + 1);
        List<String> before = deleted ? parents.remove(groupId) : parents.put(groupId, List.copyOf(above));
        boolean same = deleted ? before == null : above.equals(before);
        version += same ? 0 : 1;
    }

    void roundEnded(long round, boolean fullEnumeration) {
        ended = Math.max(ended, round);
        baseline |= fullEnumeration;
    }

    Snapshot snapshot() {
        return new Snapshot(Map.copyOf(parents), Set.copyOf(knownSince.keySet()), ended, baseline, required, version);
    }
}
