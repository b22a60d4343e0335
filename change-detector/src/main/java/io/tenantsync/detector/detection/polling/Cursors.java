package io.tenantsync.detector.detection.polling;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bookmarks of one tenant by the name of their cursor, and which of them were not written yet. */
final class Cursors {
    /** Reads what changes. */
    static final String USERS = "users";

    /** Enumerates everybody beside it, and goes when it is done. */
    static final String USERS_BASELINE = "users-baseline";

    private static final String GROUPS = "groups-";

    private final Map<String, Bookmark> all;
    private final Set<String> unwritten = new LinkedHashSet<>();

    Cursors(Map<String, Bookmark> restored) {
        this.all = new TreeMap<>(restored);
    }

    @Nullable
    Bookmark find(String name) {
        return all.get(name);
    }

    Bookmark get(String name) {
        Bookmark found = all.get(name);
        if (found == null) {
            throw new IllegalStateException("There is no cursor " + name);
        }
        return found;
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    void put(String name, Bookmark bookmark) {
        all.put(name, bookmark);
        unwritten.add(name);
    }

    void drop(String name) {
        if (all.remove(name) != null) {
            unwritten.add(name);
        }
    }

    /** What the next transaction must write; null for cursors that are gone. */
    Map<String, @Nullable Bookmark> unwritten() {
        Map<String, @Nullable Bookmark> changed = new LinkedHashMap<>();
        unwritten.forEach(name -> changed.put(name, all.get(name)));
        return changed;
    }

    void written() {
        unwritten.clear();
    }

    /** Names of the cursors that read groups. */
    List<String> groupCursors() {
        return all.keySet().stream().filter(name -> name.startsWith(GROUPS)).toList();
    }

    Set<String> trackedGroups() {
        Set<String> tracked = new HashSet<>();
        groupCursors().forEach(name -> tracked.addAll(get(name).groupIds()));
        return tracked;
    }

    /** A name that no cursor has. */
    String nameForGroups() {
        int number = 1;
        while (all.containsKey(GROUPS + number)) {
            number++;
        }
        return GROUPS + number;
    }
}
