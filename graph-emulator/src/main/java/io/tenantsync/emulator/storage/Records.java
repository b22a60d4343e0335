package io.tenantsync.emulator.storage;

import io.tenantsync.emulator.directory.Commit;
import io.tenantsync.emulator.directory.LogRecord;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.Property;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Log records as bytes. Properties go by name, so that a later release may number its slots otherwise. */
final class Records {
    private static final int COMMIT = 1;
    private static final int SETTING = 2;

    private final Tenant tenant;
    private final Values values = new Values();

    Records(Tenant tenant) {
        this.tenant = tenant;
    }

    static void write(DataOutput out, LogRecord entry) throws IOException {
        switch (entry) {
            case Commit commit -> commit(out, commit);
            case SettingChange change -> {
                out.writeByte(SETTING);
                setting(out, change);
            }
        }
    }

    LogRecord read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case COMMIT -> commit(in);
            case SETTING -> setting(in);
            default -> throw new IOException("Unknown kind of record: " + kind);
        };
    }

    static void setting(DataOutput out, SettingChange change) throws IOException {
        Values.text(out, change.kind().name());
        Values.text(out, change.key());
        Values.write(out, change.document());
    }

    @SuppressWarnings("unchecked")
    SettingChange setting(DataInput in) throws IOException {
        SettingKind kind = SettingKind.valueOf(Values.text(in));
        String key = Values.text(in);
        return new SettingChange(kind, key, (Map<String, @Nullable Object>) values.read(in));
    }

    static void ordinals(DataOutput out, List<Integer> ordinals) throws IOException {
        out.writeInt(ordinals.size());
        for (int ordinal : ordinals) {
            out.writeInt(ordinal);
        }
    }

    static List<Integer> ordinals(DataInput in) throws IOException {
        int size = in.readInt();
        List<Integer> ordinals = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ordinals.add(in.readInt());
        }
        return List.copyOf(ordinals);
    }

    private static void commit(DataOutput out, Commit commit) throws IOException {
        out.writeByte(COMMIT);
        out.writeLong(commit.seq());
        out.writeLong(commit.at());
        out.writeLong(commit.visibleAt());
        Values.text(out, commit.appId());
        Values.text(out, commit.operation().name());
        Values.text(out, commit.type().name());
        out.writeInt(commit.ordinal());
        out.writeLong(commit.id().getMostSignificantBits());
        out.writeLong(commit.id().getLeastSignificantBits());
        out.writeInt(commit.values().size());
        for (Property property : commit.values().keySet()) {
            Values.text(out, property.name());
            Values.write(out, commit.values().get(property));
        }
        ordinals(out, commit.added());
        ordinals(out, commit.removed());
    }

    private Commit commit(DataInput in) throws IOException {
        long seq = in.readLong();
        long at = in.readLong();
        long visibleAt = in.readLong();
        String appId = Values.text(in);
        Operation operation = Operation.valueOf(Values.text(in));
        ObjectType type = ObjectType.valueOf(Values.text(in));
        int ordinal = in.readInt();
        UUID id = new UUID(in.readLong(), in.readLong());
        int size = in.readInt();
        Map<Property, @Nullable Object> changed = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Property property = property(type, Values.text(in));
            changed.put(property, values.read(in));
        }
        return new Commit(seq, at, visibleAt, appId, operation, type, ordinal, id, changed, ordinals(in), ordinals(in));
    }

    private Property property(ObjectType type, String name) throws IOException {
        Property property = tenant.schema(type).kept(name);
        if (property == null) {
            throw new IOException("The log names a property that this release does not know: " + name);
        }
        return property;
    }
}
