package io.tenantsync.mapper.packing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packer} wrote, in the same order. */
public final class Unpacker {
    private final ByteBuffer in;

    /**
     * Checks the version.
     *
     * @throws IllegalStateException if the bytes have another version: the store was written by other software
     */
    public Unpacker(byte[] bytes, int version) {
        this.in = ByteBuffer.wrap(bytes);
        int found = in.get();
        if (found != version) {
            throw new IllegalStateException("A state store holds format version " + found + ", this software reads "
                    + version + "; delete the local state folder of the mapper after an upgrade or downgrade");
        }
    }

    /** Whether nothing follows: what was added to a format later is absent in older bytes. */
    public boolean isAtEnd() {
        return !in.hasRemaining();
    }

    public long number() {
        long rest = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            rest |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return (rest >>> 1) ^ -(rest & 1);
    }

    public boolean truth() {
        return in.get() == Packer.TRUE;
    }

    public String text() {
        byte[] bytes = new byte[(int) number()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public @Nullable String optionalText() {
        return truth() ? text() : null;
    }

    public <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    public Instant moment() {
        return Instant.ofEpochMilli(number());
    }

    public @Nullable Instant optionalMoment() {
        return truth() ? moment() : null;
    }

    public List<String> texts() {
        return each(Unpacker::text);
    }

    /** A list whose elements that function reads. */
    public <T> List<T> each(Function<Unpacker, T> reading) {
        int count = (int) number();
        List<T> values = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            values.add(reading.apply(this));
        }
        return values;
    }

    public Map<String, @Nullable Object> attributes() {
        int count = (int) number();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int index = 0; index < count; index++) {
            values.put(text(), value());
        }
        return values;
    }

    /** Everything that is left. */
    public byte[] rest() {
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return bytes;
    }

    private @Nullable Object value() {
        byte kind = in.get();
        return switch (kind) {
            case Packer.NULL -> null;
            case Packer.TEXT -> text();
            case Packer.TRUE -> true;
            case Packer.FALSE -> false;
            case Packer.WHOLE -> number();
            case Packer.REAL -> Double.longBitsToDouble(number());
            case Packer.LIST -> texts();
            default -> throw new IllegalStateException("A state store holds a value of unknown kind " + kind);
        };
    }
}
