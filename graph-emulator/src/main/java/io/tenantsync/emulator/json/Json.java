package io.tenantsync.emulator.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies into plain maps and writes plain values; keeps absent and null apart. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** The bytes as map, list, string, number or boolean; a {@code JacksonException} if they are not JSON. */
    public static @Nullable Object read(byte[] bytes) {
        return MAPPER.readValue(bytes, Object.class);
    }

    /** What the writer writes, as UTF-8. */
    public static byte[] bytes(Consumer<JsonGenerator> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        write(out, writer);
        return out.toByteArray();
    }

    /** Writes to the stream and closes it. */
    public static void write(OutputStream out, Consumer<JsonGenerator> writer) {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            writer.accept(json);
        }
    }

    /** The value as UTF-8. */
    public static byte[] bytes(@Nullable Object value) {
        return bytes((JsonGenerator json) -> value(json, value));
    }

    /** Writes a name and a plain value. */
    public static void property(JsonGenerator json, String name, @Nullable Object value) {
        json.writeName(name);
        value(json, value);
    }

    /** Writes a plain value: null, text, number, boolean, time, map or list. */
    public static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Instant time -> json.writeString(time.toString());
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, member) -> property(json, String.valueOf(name), member));
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                list.forEach(member -> value(json, member));
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }
}
