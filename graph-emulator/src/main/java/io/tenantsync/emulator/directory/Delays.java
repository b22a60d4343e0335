package io.tenantsync.emulator.directory;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** How long writes take to arrive on each way to read. */
public record Delays(Map<ReadPath, ReplicationDelay> delays) {
    /** At once everywhere. */
    public static final Delays NONE = everywhere(ReplicationDelay.NONE);

    public Delays {
        delays = Map.copyOf(delays);
    }

    /** The same delay everywhere but for reads by id, which show the last write at once. */
    public static Delays everywhere(ReplicationDelay delay) {
        Map<ReadPath, ReplicationDelay> delays = new EnumMap<>(ReadPath.class);
        for (ReadPath path : ReadPath.values()) {
            delays.put(path, path == ReadPath.BY_ID ? ReplicationDelay.NONE : delay);
        }
        return new Delays(delays);
    }

    /** The same with another delay on one path. */
    public Delays with(ReadPath path, ReplicationDelay delay) {
        Map<ReadPath, ReplicationDelay> more = new EnumMap<>(delays);
        more.put(path, delay);
        return new Delays(more);
    }

    /** When a write shows on each path. */
    Map<ReadPath, Long> arrivals(DirectoryObject object, long at, long seq) {
        UUID id = object.id();
        Map<ReadPath, Long> arrivals = new EnumMap<>(ReadPath.class);
        for (ReadPath path : ReadPath.values()) {
            long due = at + delays.getOrDefault(path, ReplicationDelay.NONE).millis(id, seq);
            // By id nothing is ever held back unless this path has a delay of its own.
            boolean free = path == ReadPath.BY_ID && !object.isApart();
            arrivals.put(path, free ? due : Math.max(due, object.settlesAt(path)));
        }
        return arrivals;
    }
}
