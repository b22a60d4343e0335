package io.tenantsync.graph.odata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path relative to {@code /v1.0} with its query, put together from parts that are encoded one by one; text is
 * {@link #toString()}. Immutable.
 */
public final class ODataPath {
    private final String path;
    private final List<String> query;

    private ODataPath(String path, List<String> query) {
        this.path = path;
        this.query = query;
    }

    /** Segments as they are in the documentation: {@code of("users", id, "manager", "$ref")}. */
    public static ODataPath of(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(segment(segment));
        }
        return new ODataPath(path.toString(), List.of());
    }

    /** A user by object id or user principal name, {@code #EXT#} and a leading {@code $} included. */
    public static ODataPath user(String idOrPrincipalName) {
        if (idOrPrincipalName.startsWith("$")) {
            return new ODataPath("/users(" + segment(ODataLiterals.string(idOrPrincipalName)) + ")", List.of());
        }
        return of("users", idOrPrincipalName);
    }

    /** One more segment. */
    public ODataPath slash(String segment) {
        return new ODataPath(path + "/" + segment(segment), query);
    }

    public ODataPath select(String... properties) {
        return select(List.of(properties));
    }

    public ODataPath select(List<String> properties) {
        properties.forEach(ODataLiterals::property);
        return with("$select", String.join(",", properties));
    }

    /** @param expression made with {@link ODataLiterals}, not yet encoded */
    public ODataPath filter(String expression) {
        return with("$filter", expression);
    }

    public ODataPath top(int most) {
        return with("$top", Integer.toString(most));
    }

    /** Any other option. */
    public ODataPath with(String option, String value) {
        List<String> more = new ArrayList<>(query);
        more.add(option + "=" + encoded(value).replace("%2C", ","));
        return new ODataPath(path, List.copyOf(more));
    }

    /** The encoded text, starting with a slash. */
    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String segment(String text) {
        if (text.isEmpty() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("A path segment must not be empty or dots");
        }
        return encoded(text).replace("%24", "$").replace("%40", "@").replace("%27", "'");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
