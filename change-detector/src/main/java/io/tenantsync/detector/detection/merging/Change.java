package io.tenantsync.detector.detection.merging;

import io.tenantsync.detector.detection.Presence;
import io.tenantsync.detector.detection.Sighting;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One real change of one person.
 *
 * @param before null when the person was not known before
 * @param changedAttributes names of the properties that differ, {@code manager} and {@code groups} among them; sorted
 */
public record Change(
        ChangeKind kind, @Nullable Person before, Person after, List<String> changedAttributes, Sighting sighting) {

    static Change between(Person before, Person after, Sighting sighting) {
        @Nullable Person known = before.published() ? before : null;
        return new Change(
                kind(known, after),
                known,
                after,
                List.copyOf(differences(known == null ? Person.unknown() : known, after)),
                sighting);
    }

    /** Whether others must be told: something that they can see differs. */
    static boolean differs(Person before, Person after) {
        return before.presence() != after.presence()
                || !differences(before, after).isEmpty();
    }

    private static ChangeKind kind(@Nullable Person before, Person after) {
        if (before == null) {
            return ChangeKind.CREATED;
        }
        if (before.presence() != after.presence()) {
            return switch (after.presence()) {
                case PRESENT -> ChangeKind.RESTORED;
                case SOFT_DELETED -> ChangeKind.DELETED;
                case DELETED -> ChangeKind.PERMANENTLY_DELETED;
            };
        }
        if (after.presence() == Presence.PRESENT && before.enabled() != after.enabled()) {
            return after.enabled() ? ChangeKind.ENABLED : ChangeKind.DISABLED;
        }
        return ChangeKind.UPDATED;
    }

    private static SortedSet<String> differences(Person before, Person after) {
        SortedSet<String> names = new TreeSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        names.removeIf(name ->
                Values.same(before.properties().get(name), after.properties().get(name)));
        if (!Objects.equals(before.managerId(), after.managerId())) {
            names.add(Person.MANAGER);
        }
        if (!before.groups().keySet().equals(after.groups().keySet())) {
            names.add(Person.GROUPS);
        }
        return names;
    }
}
