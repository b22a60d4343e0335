package io.tenantsync.emulator.storage;

import io.tenantsync.emulator.directory.Change;
import io.tenantsync.emulator.directory.ChangeFeed;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.Schema;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's whole state in one file: settings, objects, change feeds. */
final class Snapshot {
    private static final int MAGIC = 0x54534547;
    private static final int VERSION = 1;

    private Snapshot() {}

    /** Writes the state; everything under way in replication has to have arrived. */
    static void write(DataOutputStream out, Tenant tenant) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(tenant.clock().lastSeq());
        out.writeLong(tenant.clock().now());
        List<SettingChange> settings = tenant.settings().changes();
        out.writeInt(settings.size());
        for (SettingChange setting : settings) {
            Records.setting(out, setting);
        }
        for (ObjectType type : ObjectType.values()) {
            names(out, tenant.schema(type));
        }
        out.writeInt(tenant.objects().size());
        for (int ordinal = 0; ordinal < tenant.objects().size(); ordinal++) {
            object(out, tenant.objects().at(ordinal));
        }
        for (ObjectType type : ObjectType.values()) {
            feed(out, tenant.feed(type));
        }
    }

    /** Reads the state into an empty tenant. */
    static void read(DataInputStream in, Tenant tenant) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("not a snapshot of this release");
        }
        tenant.clock().resumeAfter(in.readLong(), in.readLong());
        Records records = new Records(tenant);
        for (int left = in.readInt(); left > 0; left--) {
            tenant.apply(records.setting(in));
        }
        Map<ObjectType, int[]> slots = new EnumMap<>(ObjectType.class);
        for (ObjectType type : ObjectType.values()) {
            slots.put(type, slots(in, tenant.schema(type)));
        }
        Values values = new Values();
        for (int left = in.readInt(); left > 0; left--) {
            object(in, tenant, slots, values);
        }
        for (ObjectType type : ObjectType.values()) {
            feed(in, tenant, type, slots.getOrDefault(type, new int[0]));
        }
    }

    private static void names(DataOutputStream out, Schema schema) throws IOException {
        out.writeInt(schema.properties().size());
        for (Property property : schema.properties()) {
            Values.text(out, property.name());
        }
    }

    /** For each slot of the file the slot of this release. */
    private static int[] slots(DataInputStream in, Schema schema) throws IOException {
        int[] slots = new int[in.readInt()];
        for (int i = 0; i < slots.length; i++) {
            String name = Values.text(in);
            Property property = schema.kept(name);
            if (property == null) {
                throw new IOException("it has a property that this release does not know: " + name);
            }
            slots[i] = property.index();
        }
        return slots;
    }

    private static void object(DataOutputStream out, DirectoryObject object) throws IOException {
        ObjectVersion version = object.current();
        out.writeLong(object.id().getMostSignificantBits());
        out.writeLong(object.id().getLeastSignificantBits());
        Values.text(out, object.type().name());
        Values.text(out, version.life().name());
        out.writeInt(version.size());
        for (int i = 0; i < version.size(); i++) {
            Values.write(out, version.raw(i));
        }
    }

    private static void object(DataInputStream in, Tenant tenant, Map<ObjectType, int[]> slots, Values values)
            throws IOException {
        UUID id = new UUID(in.readLong(), in.readLong());
        ObjectType type = ObjectType.valueOf(Values.text(in));
        Life life = Life.valueOf(Values.text(in));
        int[] slotOf = slots.getOrDefault(type, new int[0]);
        int size = in.readInt();
        int length = size == 0 ? 0 : tenant.schema(type).properties().size();
        @Nullable Object[] array = new @Nullable Object[length];
        for (int i = 0; i < size; i++) {
            array[slotOf[i]] = values.read(in);
        }
        tenant.load(id, type, ObjectVersion.of(life, array));
    }

    private static void feed(DataOutputStream out, ChangeFeed feed) throws IOException {
        out.writeLong(feed.start());
        out.writeInt(Math.toIntExact(feed.end() - feed.start()));
        for (long position = feed.start() + 1; position <= feed.end(); position++) {
            Change change = feed.at(position);
            out.writeInt(change.object().ordinal());
            Values.text(out, change.operation().name());
            Records.ordinals(out, change.properties().stream().boxed().toList());
            Records.ordinals(out, change.added());
            Records.ordinals(out, change.removed());
        }
    }

    private static void feed(DataInputStream in, Tenant tenant, ObjectType type, int[] slots) throws IOException {
        tenant.loadFeed(type, in.readLong());
        for (int left = in.readInt(); left > 0; left--) {
            DirectoryObject object = tenant.objects().at(in.readInt());
            Operation operation = Operation.valueOf(Values.text(in));
            BitSet properties = new BitSet();
            for (int slot : Records.ordinals(in)) {
                properties.set(slots[slot]);
            }
            tenant.loadChange(object, operation, properties, Records.ordinals(in), Records.ordinals(in));
        }
    }
}
