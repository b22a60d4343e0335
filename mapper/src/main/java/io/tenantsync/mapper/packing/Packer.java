package io.tenantsync.mapper.packing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes values one after the other; {@link Unpacker} reads them in the same order. */
public final class Packer {
    static final byte NULL = 0;
    static final byte TEXT = 1;
    static final byte TRUE = 2;
    static final byte FALSE = 3;
    static final byte WHOLE = 4;
    static final byte REAL = 5;
    static final byte LIST = 6;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** Begins with the version of what follows. */
    public Packer(int version) {
        out.write(version);
    }

    /** Everything written so far. */
    public byte[] bytes() {
        return out.toByteArray();
    }

    /** A whole number, small ones in few bytes. */
    public Packer number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    public Packer truth(boolean value) {
        out.write(value ? TRUE : FALSE);
        return this;
    }

    public Packer text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    public Packer optionalText(@Nullable String value) {
        truth(value != null);
        return value == null ? this : text(value);
    }

    public Packer constant(Enum<?> value) {
        return text(value.name());
    }

    /** A moment, to the millisecond. */
    public Packer moment(Instant value) {
        return number(value.toEpochMilli());
    }

    public Packer optionalMoment(@Nullable Instant value) {
        truth(value != null);
        return value == null ? this : moment(value);
    }

    public Packer texts(Collection<String> values) {
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    /** Each of a list, in order, as that consumer writes it. */
    public <T> Packer each(List<T> values, BiConsumer<Packer, T> writing) {
        number(values.size());
        values.forEach(value -> writing.accept(this, value));
        return this;
    }

    /** Attribute values: String, Boolean, Long, Double, list of strings or null. */
    public Packer attributes(Map<String, ? extends @Nullable Object> values) {
        number(values.size());
        values.forEach((name, value) -> text(name).value(value));
        return this;
    }

    /** Bytes of somebody else's format; nothing can follow. */
    public Packer rest(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.write(NULL);
            case Boolean truth -> truth(truth);
            case Long whole -> {
                out.write(WHOLE);
                number(whole);
            }
            case Integer whole -> {
                out.write(WHOLE);
                number(whole);
            }
            case Double real -> {
                out.write(REAL);
                number(Double.doubleToLongBits(real));
            }
            case List<?> list -> {
                out.write(LIST);
                texts(list.stream().map(String::valueOf).toList());
            }
            default -> {
                out.write(TEXT);
                text(value.toString());
            }
        }
    }
}
