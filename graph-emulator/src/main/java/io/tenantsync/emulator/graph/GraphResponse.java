package io.tenantsync.emulator.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * An answer of Graph.
 *
 * @param body writes the JSON body; null if there is none
 * @param text a plain text body instead; null if there is none
 */
public record GraphResponse(
        int status,
        Map<String, String> headers,
        @Nullable Consumer<JsonGenerator> body,
        @Nullable String text) {
    /** 200 with a body. */
    public static GraphResponse ok(Consumer<JsonGenerator> body) {
        return json(200, body);
    }

    /** A body with another status. */
    public static GraphResponse json(int status, Consumer<JsonGenerator> body) {
        return new GraphResponse(status, Map.of(), body, null);
    }

    /** 200 with plain text. */
    public static GraphResponse plain(String text) {
        return new GraphResponse(200, Map.of(), null, text);
    }

    /** 204. */
    public static GraphResponse noContent() {
        return new GraphResponse(204, Map.of(), null, null);
    }

    /** The same with one more header. */
    public GraphResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new GraphResponse(status, more, body, text);
    }
}
