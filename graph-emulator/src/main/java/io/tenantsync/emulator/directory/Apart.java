package io.tenantsync.emulator.directory;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each way to read shows of one object, while they do not show what they usually do. */
final class Apart {
    private final Map<ReadPath, @Nullable ObjectVersion> shown = new EnumMap<>(ReadPath.class);
    private final Map<ReadPath, Long> settlesAt = new EnumMap<>(ReadPath.class);

    Apart(@Nullable ObjectVersion byId, @Nullable ObjectVersion otherwise, long settled) {
        for (ReadPath path : ReadPath.values()) {
            shown.put(path, path == ReadPath.BY_ID ? byId : otherwise);
            settlesAt.put(path, settled);
        }
    }

    private Apart(Apart before) {
        shown.putAll(before.shown);
        settlesAt.putAll(before.settlesAt);
    }

    @Nullable
    ObjectVersion shown(ReadPath path) {
        return shown.get(path);
    }

    long settlesAt(ReadPath path) {
        return settlesAt.getOrDefault(path, 0L);
    }

    void settlesAt(ReadPath path, long millis) {
        settlesAt.put(path, millis);
    }

    /** The same with another version on those paths; readers hold the old one undisturbed. */
    Apart showing(Iterable<ReadPath> paths, ObjectVersion version) {
        Apart next = new Apart(this);
        paths.forEach(path -> next.shown.put(path, version));
        return next;
    }

    boolean allShow(ObjectVersion version) {
        return shown.values().stream().allMatch(each -> each == version);
    }
}
