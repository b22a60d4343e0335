package io.tenantsync.emulator.directory.delta;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.ReadPath;
import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.delta.DeltaItem.Present;
import io.tenantsync.emulator.directory.delta.DeltaItem.Reference;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.PropertyType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a full enumeration: every live object once, large groups once per slice of their members. */
final class Enumeration {
    private static final int MEMBERS_PER_ITEM = 1_000;

    private final Tenant tenant;
    private final DeltaQuery query;
    private final int pageSize;
    private final boolean withDeleted;
    private final List<Property> selected;
    private int ordinal;
    private int member;

    Enumeration(Tenant tenant, DeltaQuery query, int pageSize) {
        this.tenant = tenant;
        this.query = query;
        this.pageSize = pageSize;
        this.withDeleted = tenant.switches().has(Switch.DELETED_IN_ENUMERATION);
        this.selected = query.properties(tenant.schema(query.type()));
    }

    List<DeltaItem> from(int firstOrdinal, int firstMember) {
        ordinal = firstOrdinal;
        member = firstMember;
        List<DeltaItem> items = new ArrayList<>();
        while (!finished() && items.size() < pageSize) {
            DirectoryObject object = tenant.objects().at(ordinal);
            ObjectVersion version = object.seen(ReadPath.DELTA);
            if (version == null || !shows(object, version)) {
                proceed(0);
            } else if (version.live()) {
                items.add(item(object, version));
            } else {
                proceed(0);
                items.add(new DeltaItem.Removed(object, "changed"));
            }
        }
        skipOthers();
        return items;
    }

    boolean finished() {
        return ordinal >= tenant.objects().size();
    }

    int nextOrdinal() {
        return ordinal;
    }

    int nextMember() {
        return member;
    }

    private boolean shows(DirectoryObject object, ObjectVersion version) {
        return (version.live() || (withDeleted && version.life() == Life.DELETED))
                && object.type() == query.type()
                && query.concerns(object.id());
    }

    /** So that the last page of objects ends the round instead of announcing an empty one. */
    private void skipOthers() {
        while (!finished() && member == 0) {
            DirectoryObject object = tenant.objects().at(ordinal);
            ObjectVersion version = object.seen(ReadPath.DELTA);
            if (version != null && shows(object, version)) {
                return;
            }
            ordinal++;
        }
    }

    private DeltaItem item(DirectoryObject object, ObjectVersion version) {
        List<Property> shown = new ArrayList<>();
        Property referenceProperty = null;
        for (Property property : selected) {
            if (property.reference()) {
                referenceProperty = property;
            } else if (version.everSet(property)) {
                shown.add(property);
            }
        }
        List<Reference> references = references(version, referenceProperty);
        return new Present(object, version, shown, references.isEmpty() ? null : referenceProperty, references);
    }

    private List<Reference> references(ObjectVersion version, @Nullable Property property) {
        if (property == null || property.type() == PropertyType.REFERENCE) {
            proceed(0);
            return property == null ? List.of() : single(version.get(property));
        }
        BitSet members = version.references(property);
        List<Reference> slice = new ArrayList<>();
        int bit = members.nextSetBit(member);
        while (bit >= 0 && slice.size() < MEMBERS_PER_ITEM) {
            slice.addAll(single(bit));
            bit = members.nextSetBit(bit + 1);
        }
        proceed(Math.max(bit, 0));
        return slice;
    }

    private void proceed(int nextMember) {
        member = nextMember;
        ordinal += nextMember == 0 ? 1 : 0;
    }

    private List<Reference> single(@Nullable Object target) {
        if (!(target instanceof Integer of)) {
            return List.of();
        }
        DirectoryObject object = tenant.objects().at(of);
        ObjectVersion version = object.seen(ReadPath.DELTA);
        boolean known = version != null && version.life() != Life.PURGED;
        return known ? List.of(new Reference(object, false)) : List.of();
    }
}
