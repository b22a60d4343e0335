package io.tenantsync.detector.detection.merging;

import io.tenantsync.detector.detection.Origin;
import io.tenantsync.detector.detection.Presence;
import io.tenantsync.detector.detection.Sighting;
import io.tenantsync.detector.detection.UserFact;
import io.tenantsync.detector.detection.UserFact.Manager;
import io.tenantsync.detector.detection.UserFact.Membership;
import io.tenantsync.detector.detection.UserFact.NotFound;
import io.tenantsync.detector.detection.UserFact.Properties;
import io.tenantsync.detector.detection.UserFact.Removed;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays one fact over what is known about a person. Duplicates, replays and baseline items that come after something newer
 * change nothing that others can see.
 */
public final class PersonMerge {
    private PersonMerge() {}

    /** @param stored null when nothing was heard of the person before */
    public static Merged merge(@Nullable Person stored, Sighting sighting, UserFact fact) {
        Person before = stored == null ? Person.unknown() : stored;
        Person after = switch (fact) {
            case Properties properties -> properties(before, sighting, properties);
            case Removed removed -> removed(before, sighting, removed);
            case NotFound ignored -> notFound(before, sighting);
            case Membership membership -> membership(before, sighting, membership);
        };
        return outcome(before, after, sighting, fact);
    }

    private static Merged outcome(Person before, Person after, Sighting sighting, UserFact fact) {
        LookupReason lookup = fact instanceof Properties said ? lookup(before, after, sighting, said) : null;
        Person known = lookup == null ? after : after.asked(sighting.round());
        if (!worthTelling(before, after)) {
            return new Merged(known, null, lookup);
        }
        Person told = known.nextVersion(sighting.round());
        return new Merged(told, Change.between(before, told, sighting), lookup);
    }

    private static boolean worthTelling(Person before, Person after) {
        if (!before.published()) {
            return after.complete() && after.presence() == Presence.PRESENT;
        }
        boolean stayedGone = before.presence() == Presence.DELETED && after.presence() == Presence.DELETED;
        return !stayedGone && after.complete() && Change.differs(before, after);
    }

    private static Person properties(Person before, Sighting sighting, Properties said) {
        if (sighting.origin() != Origin.BASELINE) {
            return laidOver(before, said, Set.of()).setLiveIn(sighting.round(), mentioned(said));
        }
        if (outdated(before, sighting) || goneLive(before, sighting)) {
            return before.seenIn(sighting.round());
        }
        return laidOver(before, said, protectedFrom(before, sighting)).seenIn(sighting.round());
    }

    private static Person laidOver(Person before, Properties said, Set<String> kept) {
        SortedMap<String, Object> values = new TreeMap<>(before.properties());
        for (Map.Entry<String, @Nullable Object> entry : said.values().entrySet()) {
            Object value = entry.getValue();
            if (kept.contains(entry.getKey())) {
                continue;
            }
            if (value == null || Values.empty(value)) {
                values.remove(entry.getKey());
            } else {
                values.put(entry.getKey(), value);
            }
        }
        Manager manager = said.manager();
        if (manager == null || kept.contains(Person.MANAGER)) {
            return before.withProperties(values, before.managerId());
        }
        return before.withProperties(values, manager.id());
    }

    /** A live observation is newer than any page of the baseline that it came in. */
    private static Set<String> protectedFrom(Person before, Sighting baseline) {
        return before.liveRound() == baseline.round() ? before.setLive() : Set.of();
    }

    private static boolean goneLive(Person before, Sighting baseline) {
        return before.presence() != Presence.PRESENT
                && protectedFrom(before, baseline).contains(Person.PRESENCE);
    }

    private static boolean outdated(Person before, Sighting baseline) {
        return baseline.round() < before.liveRound() || baseline.round() < before.seenInBaseline();
    }

    private static SortedSet<String> mentioned(Properties said) {
        SortedSet<String> names = new TreeSet<>(said.values().keySet());
        names.add(Person.PRESENCE);
        if (said.manager() != null) {
            names.add(Person.MANAGER);
        }
        return names;
    }

    private static Person removed(Person before, Sighting sighting, Removed removed) {
        boolean baseline = sighting.origin() == Origin.BASELINE;
        if (baseline
                && (outdated(before, sighting)
                        || protectedFrom(before, sighting).contains(Person.PRESENCE))) {
            return before.seenIn(sighting.round());
        }
        boolean gone = removed.forGood() || before.presence() == Presence.DELETED;
        Person after = before.withPresence(gone ? Presence.DELETED : Presence.SOFT_DELETED);
        return baseline
                ? after.seenIn(sighting.round())
                : after.setLiveIn(sighting.round(), new TreeSet<>(Set.of(Person.PRESENCE)));
    }

    /** Once may be a replica that lags behind; again in a later round is not. */
    private static Person notFound(Person before, Sighting sighting) {
        if (!before.published()) {
            return before;
        }
        return switch (before.presence()) {
            case PRESENT -> before.withPresence(Presence.SOFT_DELETED);
            case SOFT_DELETED -> sighting.round() > before.changedIn() ? before.withPresence(Presence.DELETED) : before;
            case DELETED -> before;
        };
    }

    private static Person membership(Person before, Sighting sighting, Membership said) {
        SortedMap<String, Long> edges = new TreeMap<>(before.groups());
        if (said.member()) {
            edges.put(said.groupId(), sighting.round());
        } else {
            edges.remove(said.groupId());
        }
        return before.withGroups(edges);
    }

    private static @Nullable LookupReason lookup(Person before, Person after, Sighting sighting, Properties said) {
        if (sighting.origin() == Origin.LOOKUP || after.askedIn() >= sighting.round()) {
            return null;
        }
        if (!after.complete()) {
            return LookupReason.INCOMPLETE;
        }
        boolean enumerated = sighting.origin() == Origin.BASELINE && before.published();
        return enumerated && leavesOut(before, sighting, said) ? LookupReason.ABSENT_ATTRIBUTE : null;
    }

    /** Absent does not mean cleared: what is known and not mentioned must be asked for. */
    private static boolean leavesOut(Person before, Sighting sighting, Properties said) {
        if (outdated(before, sighting) || goneLive(before, sighting)) {
            return false;
        }
        Set<String> kept = protectedFrom(before, sighting);
        boolean manager = before.managerId() != null && said.manager() == null && !kept.contains(Person.MANAGER);
        return manager
                || before.properties().keySet().stream()
                        .anyMatch(name -> !said.values().containsKey(name) && !kept.contains(name));
    }
}
