package io.tenantsync.graph.tenants;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of a Microsoft cloud. Tokens of its tenants go nowhere else.
 *
 * @param name {@code global}, {@code usgovL4}, {@code usgovDoD}, {@code china} or {@code custom}
 * @param graphUrl Graph's base, https, with the version: {@code https://graph.microsoft.com/v1.0}
 * @param authorityUrl where tokens come from, https, without a path
 * @param scope the scope to ask a token for
 * @param ca PEM file with the certificates to trust instead of the platform's; null means the platform's
 */
public record Cloud(
        String name,
        URI graphUrl,
        URI authorityUrl,
        String scope,
        @Nullable Path ca) {
    /** The name of clouds whose hosts the operator gives. */
    public static final String CUSTOM = "custom";

    public static final Cloud GLOBAL = known("global", "graph.microsoft.com", "login.microsoftonline.com");
    public static final Cloud USGOV_L4 = known("usgovL4", "graph.microsoft.us", "login.microsoftonline.us");
    public static final Cloud USGOV_DOD = known("usgovDoD", "dod-graph.microsoft.us", "login.microsoftonline.us");
    public static final Cloud CHINA = known("china", "microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn");

    /**
     * Hosts that the operator names, as of an emulator or a private cloud.
     *
     * @param graphUrl https, with or without {@code /v1.0} at its end
     * @throws IllegalArgumentException if a URL is not https, or Graph's has another path
     */
    public static Cloud custom(URI graphUrl, URI authorityUrl, @Nullable Path ca) {
        return new Cloud(CUSTOM, graphUrl, authorityUrl, GLOBAL.scope(), ca);
    }

    public Cloud {
        graphUrl = URI.create(origin(graphUrl, "graphUrl", "/v1.0") + "/v1.0");
        authorityUrl = URI.create(origin(authorityUrl, "authorityUrl", ""));
    }

    private static Cloud known(String name, String graphHost, String authorityHost) {
        return new Cloud(
                name,
                URI.create("https://" + graphHost),
                URI.create("https://" + authorityHost),
                "https://" + graphHost + "/.default",
                null);
    }

    /** Only one path is possible: the SDK cuts exactly {@code /v1.0} off when it builds batches. */
    private static String origin(URI url, String what, String allowedPath) {
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(what + " must be an https URL with a host");
        }
        String path = url.getPath() == null ? "" : url.getPath().replaceFirst("/+$", "");
        if (!path.isEmpty() && !path.equals(allowedPath)) {
            throw new IllegalArgumentException(what + " must have "
                    + (allowedPath.isEmpty() ? "no path" : "the path " + allowedPath + " or none"));
        }
        if (url.getQuery() != null || url.getFragment() != null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(what + " must have no user, query or fragment");
        }
        return "https://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
