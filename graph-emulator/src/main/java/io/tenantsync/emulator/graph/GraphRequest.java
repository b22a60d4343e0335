package io.tenantsync.emulator.graph;

import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.odata.QueryOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to Graph, on its own or as an item of a batch.
 *
 * @param tenant the tenant that the token is for
 * @param appId the app that the token was issued to
 * @param base where Graph is, for links: {@code https://localhost:PORT/v1.0}
 * @param rawPath the path after the base as it came, starting with a slash
 * @param path its segments, decoded; {@code users('x')} has become {@code users}, {@code x}
 * @param headers names in lower case
 * @param body map, list or plain value; null if there is none
 */
public record GraphRequest(
        Tenant tenant,
        String appId,
        String method,
        String base,
        String rawPath,
        List<String> path,
        QueryOptions query,
        Map<String, String> headers,
        @Nullable Object body) {

    /** A header's value; empty if it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** Whether the caller announced an advanced query. */
    public boolean advanced() {
        return eventual() && "true".equalsIgnoreCase(query.find("count"));
    }

    /** Whether the caller puts up with eventual consistency. */
    public boolean eventual() {
        return header("ConsistencyLevel").equalsIgnoreCase("eventual");
    }

    /** The same request with other options. */
    public GraphRequest asking(QueryOptions other) {
        return new GraphRequest(tenant, appId, method, base, rawPath, path, other, headers, body);
    }

    /** The segment at that place. */
    public String segment(int index) {
        return path.get(index);
    }

    /** The body as an object; refused if it is none. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> object() {
        if (body instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw Refusal.badRequest(
                "BadRequest",
                "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid"
                        + " JSON format.");
    }

    /** The link to the next page of this list. */
    public String nextLink(String skipToken) {
        String kept = query.without("skiptoken");
        return base + rawPath + "?" + (kept.isEmpty() ? "" : kept + "&") + "$skiptoken=" + skipToken;
    }

    /** The context link of an answer. */
    public String context(String suffix) {
        return base + "/$metadata#" + suffix;
    }
}
