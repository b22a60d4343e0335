package io.tenantsync.detector.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {
    private final ByteBuffer in;

    /** @throws IllegalStateException if another version wrote it, which only a newer program can have done */
    StateReader(byte[] bytes, int version, String what) {
        in = ByteBuffer.wrap(bytes);
        int found = in.get();
        if (found != version) {
            throw new IllegalStateException("The stored " + what + " has format " + found + ", this program reads "
                    + version + "; run the program that wrote it");
        }
    }

    long number() {
        return in.getLong();
    }

    int octet() {
        return in.get();
    }

    @Nullable
    String textOrNull() {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        byte[] encoded = new byte[length];
        in.get(encoded);
        return new String(encoded, UTF_8);
    }

    String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalStateException("A stored text is missing");
        }
        return text;
    }

    List<String> texts() {
        int count = in.getInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return List.copyOf(texts);
    }

    SortedMap<String, Long> rounds() {
        SortedMap<String, Long> rounds = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            rounds.put(text(), number());
        }
        return rounds;
    }

    SortedMap<String, Object> values() {
        SortedMap<String, Object> values = new TreeMap<>();
        for (int left = in.getInt(); left > 0; left--) {
            values.put(text(), value());
        }
        return values;
    }

    private Object value() {
        int tag = octet();
        return switch (tag) {
            case StateWriter.TEXT -> text();
            case StateWriter.TRUE -> true;
            case StateWriter.FALSE -> false;
            case StateWriter.LONG -> number();
            case StateWriter.DOUBLE -> Double.longBitsToDouble(number());
            case StateWriter.TEXTS -> texts();
            default -> throw new IllegalStateException("A stored value has the unknown type " + tag);
        };
    }
}
