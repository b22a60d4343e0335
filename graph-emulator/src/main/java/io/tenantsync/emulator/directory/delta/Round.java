package io.tenantsync.emulator.directory.delta;

import io.tenantsync.emulator.directory.Change;
import io.tenantsync.emulator.directory.ChangeFeed;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.ReadPath;
import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Switches;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.delta.DeltaItem.Present;
import io.tenantsync.emulator.directory.delta.DeltaItem.Reference;
import io.tenantsync.emulator.directory.delta.DeltaItem.Removed;
import io.tenantsync.emulator.directory.delta.DeltaToken.Following;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of a round of changes: each changed object once, with the values that it has now. */
final class Round {
    private final Tenant tenant;
    private final boolean minimal;
    private final int pageSize;
    private final DeltaQuery query;
    private final List<Property> selected;
    private final Switches switches;
    private final BitSet tracked = new BitSet();
    private long cursor;

    Round(Tenant tenant, DeltaQuery query, boolean minimal, int pageSize) {
        this.tenant = tenant;
        this.query = query;
        this.minimal = minimal;
        this.pageSize = pageSize;
        this.switches = tenant.switches();
        this.selected = query.properties(tenant.schema(query.type()));
        selected.forEach(property -> tracked.set(property.index()));
    }

    /** How far the page has come. */
    long cursor() {
        return cursor;
    }

    List<DeltaItem> items(Following at) {
        ChangeFeed feed = tenant.feed(query.type());
        List<DeltaItem> items = new ArrayList<>();
        cursor = at.cursor();
        while (cursor < at.upTo() && items.size() < pageSize) {
            Change change = feed.at(++cursor);
            boolean firstOfRound = change.previous() <= at.from();
            if (firstOfRound && query.concerns(change.object().id())) {
                DeltaItem item = item(Coalesced.of(change, at.upTo()));
                if (item != null) {
                    items.add(item);
                }
            }
        }
        return items;
    }

    private @Nullable DeltaItem item(Coalesced changes) {
        boolean touched = changes.properties.intersects(tracked);
        if (!changes.lifeCycle && !touched) {
            return null;
        }
        if (changes.onlyRestored && !touched && selects() && switches.has(Switch.RESTORE_HIDDEN_UNDER_SELECT)) {
            return null;
        }
        ObjectVersion version = changes.object.seen(ReadPath.DELTA);
        if (version == null) {
            return null;
        }
        if (changes.created && !version.live() && switches.has(Switch.SHORT_LIVES_HIDDEN)) {
            return null;
        }
        return switch (version.life()) {
            case LIVE -> present(changes, version);
            case DELETED -> new Removed(changes.object, "changed");
            case PURGED -> new Removed(changes.object, "deleted");
        };
    }

    private boolean selects() {
        return !query.select().isEmpty();
    }

    private Present present(Coalesced changes, ObjectVersion version) {
        List<Property> shown = new ArrayList<>();
        Property referenceProperty = null;
        for (Property property : selected) {
            boolean changed = changes.properties.get(property.index());
            if (property.reference()) {
                boolean always =
                        property.type() == PropertyType.REFERENCE && switches.has(Switch.MANAGER_WITH_EVERY_CHANGE);
                referenceProperty = changed || changes.appeared || always ? property : referenceProperty;
            } else if (minimal && !changes.appeared ? changed : version.everSet(property)) {
                shown.add(property);
            }
        }
        List<Reference> references =
                referenceProperty == null ? List.of() : references(changes, version, referenceProperty);
        return new Present(changes.object, version, shown, references.isEmpty() ? null : referenceProperty, references);
    }

    private List<Reference> references(Coalesced changes, ObjectVersion version, Property property) {
        if (property.type() == PropertyType.REFERENCE) {
            Object manager = version.get(property);
            if (manager instanceof Integer ordinal) {
                return List.of(new Reference(tenant.objects().at(ordinal), false));
            }
            Integer former = changes.formerReference;
            return former == null || switches.has(Switch.MANAGER_REMOVAL_HIDDEN)
                    ? List.of()
                    : List.of(new Reference(tenant.objects().at(former), true));
        }
        if (changes.appeared) {
            return version.references(property).stream()
                    .mapToObj(ordinal -> new Reference(tenant.objects().at(ordinal), false))
                    .toList();
        }
        return changes.references.entrySet().stream()
                .map(entry -> new Reference(tenant.objects().at(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** All changes of one object within a round, taken together. */
    private static final class Coalesced {
        private final DirectoryObject object;
        private final BitSet properties = new BitSet();
        private final Map<Integer, Boolean> references = new LinkedHashMap<>();
        private boolean lifeCycle;
        private boolean appeared;
        private boolean created;
        private boolean onlyRestored = true;
        private @Nullable Integer formerReference;

        private Coalesced(DirectoryObject object) {
            this.object = object;
        }

        static Coalesced of(Change first, long upTo) {
            Coalesced all = new Coalesced(first.object());
            for (Change change = first; change != null && change.position() <= upTo; change = change.next()) {
                all.add(change);
            }
            return all;
        }

        private void add(Change change) {
            properties.or(change.properties());
            lifeCycle |= change.operation().lifeCycle();
            appeared |= change.operation().appears();
            created |= change.operation() == Operation.CREATE || change.operation() == Operation.INVITE;
            onlyRestored &= change.operation() == Operation.RESTORE;
            change.removed().forEach(ordinal -> references.put(ordinal, true));
            change.added().forEach(ordinal -> references.put(ordinal, false));
            if (formerReference == null && !change.removed().isEmpty()) {
                formerReference = change.removed().getFirst();
            }
        }
    }
}
