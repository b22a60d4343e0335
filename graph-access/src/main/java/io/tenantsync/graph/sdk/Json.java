package io.tenantsync.graph.sdk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** JSON as plain values: String, Boolean, Long, Double, List, Map, null. */
final class Json {
    /** Many times what Graph's largest page takes. */
    private static final long LONGEST_DOCUMENT = 16L << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST_DOCUMENT)
                    .build())
            .build();

    private Json() {}

    static JsonParser parser(java.io.InputStream body) {
        return FACTORY.createParser(ObjectReadContext.empty(), body);
    }

    /**
     * Reads a body that is one object.
     *
     * @throws JacksonException if it is not
     */
    static Map<String, @Nullable Object> object(java.io.InputStream body) {
        try (JsonParser parser = parser(body)) {
            expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
            return object(parser);
        }
    }

    /** Reads the object whose start is the current token. */
    static Map<String, @Nullable Object> object(JsonParser parser) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (nextIsProperty(parser)) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    /** Moves on to the next property name of an object, or to its end and says no. */
    static boolean nextIsProperty(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_OBJECT) {
            return false;
        }
        expect(parser, token, JsonToken.PROPERTY_NAME);
        return true;
    }

    /** Moves on to the next element of an array, or to its end and says no. */
    static boolean nextIsElement(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new StreamReadException(parser, "the text ends too early");
        }
        return token != JsonToken.END_ARRAY;
    }

    /** Reads the value that starts with the current token. */
    static @Nullable Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new StreamReadException(parser, "the text ends too early");
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case START_ARRAY -> array(parser);
            case START_OBJECT -> object(parser);
            default -> throw new StreamReadException(parser, "a value was expected");
        };
    }

    static void expect(JsonParser parser, @Nullable JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw new StreamReadException(parser, "expected " + wanted + " and found " + found);
        }
    }

    private static List<@Nullable Object> array(JsonParser parser) {
        List<@Nullable Object> list = new ArrayList<>();
        while (nextIsElement(parser)) {
            list.add(value(parser));
        }
        return list;
    }

    /** Graph has no integers beyond 64 bits; what is longer is at least not lost. */
    private static Object integer(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? (Object) parser.getDoubleValue()
                : (Object) parser.getLongValue();
    }

    /** The bytes of an object. */
    static byte[] bytes(Map<String, @Nullable Object> object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write(generator, object);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        switch (value) {
            case null -> out.writeNull();
            case String text -> out.writeString(text);
            case Boolean flag -> out.writeBoolean(flag);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            case Map<?, ?> map -> {
                out.writeStartObject();
                map.forEach((name, member) -> {
                    out.writeName(String.valueOf(name));
                    write(out, member);
                });
                out.writeEndObject();
            }
            case Iterable<?> list -> {
                out.writeStartArray();
                list.forEach(element -> write(out, element));
                out.writeEndArray();
            }
            default ->
                throw new IllegalArgumentException(
                        "A body for Graph cannot have a " + value.getClass().getSimpleName());
        }
    }
}
