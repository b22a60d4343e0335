package io.tenantsync.detector.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the binary form of what stores keep: a version byte, then fields in a fixed order. */
final class StateWriter {
    static final int TEXT = 1;
    static final int TRUE = 2;
    static final int FALSE = 3;
    static final int LONG = 4;
    static final int DOUBLE = 5;
    static final int TEXTS = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    StateWriter(int version) {
        number(version, 1);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    StateWriter number(long value) {
        return number(value, 8);
    }

    StateWriter octet(int value) {
        return number(value, 1);
    }

    StateWriter text(@Nullable String value) {
        if (value == null) {
            return number(-1, 4);
        }
        byte[] encoded = value.getBytes(UTF_8);
        number(encoded.length, 4);
        return raw(encoded);
    }

    StateWriter texts(Collection<String> values) {
        number(values.size(), 4);
        values.forEach(this::text);
        return this;
    }

    StateWriter rounds(Map<String, Long> values) {
        number(values.size(), 4);
        values.forEach((name, round) -> text(name).number(round));
        return this;
    }

    StateWriter values(Map<String, Object> values) {
        number(values.size(), 4);
        values.forEach((name, value) -> text(name).value(value));
        return this;
    }

    private StateWriter value(Object value) {
        return switch (value) {
            case String text -> octet(TEXT).text(text);
            case Boolean flag -> octet(flag ? TRUE : FALSE);
            case Long number -> octet(LONG).number(number);
            case Double number -> octet(DOUBLE).number(Double.doubleToLongBits(number));
            case List<?> many ->
                octet(TEXTS).texts(many.stream().map(String::valueOf).toList());
            default ->
                throw new IllegalArgumentException("A property cannot have a value of type "
                        + value.getClass().getSimpleName());
        };
    }

    private StateWriter number(long value, int width) {
        try {
            switch (width) {
                case 1 -> out.writeByte((int) value);
                case 4 -> out.writeInt((int) value);
                default -> out.writeLong(value);
            }
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private StateWriter raw(byte[] encoded) {
        bytes.writeBytes(encoded);
        return this;
    }
}
