package io.tenantsync.graph.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a batch.
 *
 * @param path relative to the version, such as {@code /users/...?$select=id}, already encoded: see
 *     {@link io.tenantsync.graph.odata.ODataPath}
 * @param body the JSON object to send; a null value is sent as null (clear), an absent one is left alone. Values are
 *     String, Boolean, Number, Iterable and Map of the same
 * @param headers further headers, such as {@code ConsistencyLevel}; {@code Content-Type} is added where there is a body
 */
public record BatchRequest(
        HttpMethod method, String path, @Nullable Map<String, @Nullable Object> body, Map<String, String> headers) {
    public BatchRequest {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path of a batch request starts with / and is relative to /v1.0");
        }
        headers = Map.copyOf(headers);
        body = body == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    public static BatchRequest get(String path) {
        return new BatchRequest(HttpMethod.GET, path, null, Map.of());
    }

    public static BatchRequest post(String path, Map<String, @Nullable Object> body) {
        return new BatchRequest(HttpMethod.POST, path, body, Map.of());
    }

    public static BatchRequest patch(String path, Map<String, @Nullable Object> body) {
        return new BatchRequest(HttpMethod.PATCH, path, body, Map.of());
    }

    public static BatchRequest put(String path, Map<String, @Nullable Object> body) {
        return new BatchRequest(HttpMethod.PUT, path, body, Map.of());
    }

    public static BatchRequest delete(String path) {
        return new BatchRequest(HttpMethod.DELETE, path, null, Map.of());
    }

    /** The same request with one more header. */
    public BatchRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new BatchRequest(method, path, body, more);
    }

    /** Paths and bodies hold personal data. */
    @Override
    public String toString() {
        return "BatchRequest[" + method + "]";
    }
}
