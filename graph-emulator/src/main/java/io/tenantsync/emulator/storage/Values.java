package io.tenantsync.emulator.storage;

import io.tenantsync.emulator.directory.ObjectVersion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads the values that properties and settings can have. */
final class Values {
    private static final int NULL = 0;
    private static final int CLEARED = 1;
    private static final int STRING = 2;
    private static final int TRUE = 3;
    private static final int FALSE = 4;
    private static final int LONG = 5;
    private static final int INTEGER = 6;
    private static final int INSTANT = 7;
    private static final int LIST = 8;
    private static final int MAP = 9;
    private static final int BITS = 10;
    private static final int DOUBLE = 11;
    private static final int MOST_SHARED = 50_000;

    private final Map<String, String> shared = new HashMap<>();

    static void write(DataOutput out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte(NULL);
            case String text -> {
                out.writeByte(STRING);
                text(out, text);
            }
            case Boolean flag -> out.writeByte(flag ? TRUE : FALSE);
            case Long number -> {
                out.writeByte(LONG);
                out.writeLong(number);
            }
            case Integer number -> {
                out.writeByte(INTEGER);
                out.writeInt(number);
            }
            case Double number -> {
                out.writeByte(DOUBLE);
                out.writeDouble(number);
            }
            case Instant time -> {
                out.writeByte(INSTANT);
                out.writeLong(time.getEpochSecond());
                out.writeInt(time.getNano());
            }
            default -> writeMany(out, value);
        }
    }

    private static void writeMany(DataOutput out, Object value) throws IOException {
        switch (value) {
            case List<?> list -> {
                out.writeByte(LIST);
                out.writeInt(list.size());
                for (Object item : list) {
                    write(out, item);
                }
            }
            case Map<?, ?> map -> {
                out.writeByte(MAP);
                out.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text(out, String.valueOf(entry.getKey()));
                    write(out, entry.getValue());
                }
            }
            case BitSet bits -> {
                out.writeByte(BITS);
                bytes(out, bits.toByteArray());
            }
            default -> {
                if (value != ObjectVersion.CLEARED) {
                    throw new IOException("A value of " + value.getClass() + " cannot be kept.");
                }
                out.writeByte(CLEARED);
            }
        }
    }

    @Nullable
    Object read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NULL -> null;
            case CLEARED -> ObjectVersion.CLEARED;
            case STRING -> share(text(in));
            case TRUE -> true;
            case FALSE -> false;
            case LONG -> in.readLong();
            case INTEGER -> in.readInt();
            case DOUBLE -> in.readDouble();
            case INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case LIST -> list(in);
            case MAP -> map(in);
            case BITS -> BitSet.valueOf(bytes(in));
            default -> throw new IOException("Unknown kind of value: " + kind);
        };
    }

    static void text(DataOutput out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInput in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private List<?> list(DataInput in) throws IOException {
        int size = in.readInt();
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(read(in));
        }
        return Collections.unmodifiableList(list);
    }

    Map<String, @Nullable Object> map(DataInput in) throws IOException {
        int size = in.readInt();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(text(in), read(in));
        }
        return Collections.unmodifiableMap(map);
    }

    /** Departments, cities and the like occur in thousands of people but need to be in memory once. */
    private String share(String text) {
        String known = shared.get(text);
        if (known != null) {
            return known;
        }
        if (shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return text;
    }

    private static void bytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
