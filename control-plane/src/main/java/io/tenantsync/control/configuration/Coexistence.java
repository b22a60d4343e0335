package io.tenantsync.control.configuration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that configurations do not get into each other's way: within a file, and with what is in force. */
final class Coexistence {
    private final List<Synchronization> published;
    private final Problems problems;

    Coexistence(List<Synchronization> published, Problems problems) {
        this.published = published;
        this.problems = problems;
    }

    void check(List<Draft> drafts) {
        Map<String, Draft> byName = new HashMap<>();
        for (int index = 0; index < drafts.size(); index++) {
            Draft draft = drafts.get(index);
            Draft earlier = byName.putIfAbsent(draft.synchronization().name(), draft);
            if (earlier != null) {
                problem(
                        draft.name(),
                        "the configuration name " + draft.synchronization().name() + " is already used in line "
                                + earlier.name().at().line(),
                        "Give each configuration a name of its own");
            }
            for (Draft other : drafts.subList(0, index)) {
                checkPair(
                        draft,
                        other.synchronization(),
                        "line " + other.name().at().line() + " of this file");
            }
        }
        for (Draft draft : drafts) {
            for (Synchronization other : published) {
                checkPublished(draft, other, byName);
            }
        }
    }

    private void checkPublished(Draft draft, Synchronization other, Map<String, Draft> byName) {
        boolean sameName = other.name().equals(draft.synchronization().name());
        if (sameName && !other.samePairAs(draft.synchronization())) {
            problem(
                    draft.name(),
                    "the configuration " + other.name() + " connects "
                            + other.source().name() + " to " + other.target().name() + ", and that cannot change",
                    "Give the new pair of tenants a configuration with another name");
        }
        if (!byName.containsKey(other.name())) {
            checkPair(draft, other, "the configuration that is in force");
        }
    }

    private void checkPair(Draft draft, Synchronization other, String where) {
        Synchronization mine = draft.synchronization();
        if (mine.samePairAs(other)
                && !mine.name().equals(other.name())
                && !(mine.partitioned() && other.partitioned())) {
            problem(
                    draft.name(),
                    "the configuration " + other.name() + " (" + where + ") already serves "
                            + mine.source().name() + " to " + mine.target().name(),
                    "Merge the two, or write partitioned: true in both if they serve different people");
        }
    }

    private void problem(Draft.Place place, String message, String remedy) {
        problems.add(place.at(), place.path(), message, remedy);
    }
}
