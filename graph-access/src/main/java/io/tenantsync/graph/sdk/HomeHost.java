package io.tenantsync.graph.sdk;

import io.tenantsync.graph.delta.DeltaLink;
import io.tenantsync.graph.failure.GraphException;
import io.tenantsync.graph.failure.GraphFailure;
import io.tenantsync.graph.tenants.Cloud;
import okhttp3.HttpUrl;

/** The only place where this door's token may go. Uses the parser of the client that sends, so that both agree. */
final class HomeHost {
    private final HttpUrl base;

    HomeHost(Cloud cloud) {
        this.base = HttpUrl.get(cloud.graphUrl().toString());
    }

    /** A path below the version as a whole URL. */
    DeltaLink link(String path) {
        return new DeltaLink(base + path);
    }

    boolean owns(HttpUrl url) {
        return url.scheme().equals(base.scheme())
                && url.host().equals(base.host())
                && url.port() == base.port()
                && url.encodedUsername().isEmpty()
                && url.encodedPassword().isEmpty()
                && url.encodedPath().startsWith(base.encodedPath() + "/");
    }

    boolean owns(DeltaLink link) {
        HttpUrl url = HttpUrl.parse(link.url());
        return url != null && owns(url);
    }

    /** @throws GraphException if the link leads elsewhere */
    HttpUrl checked(DeltaLink link) {
        HttpUrl url = HttpUrl.parse(link.url());
        if (url == null) {
            throw new GraphException(new GraphFailure.ForeignHost("(not a URL)"));
        }
        return checked(url);
    }

    /** @throws GraphException if the URL leads elsewhere */
    HttpUrl checked(HttpUrl url) {
        if (!owns(url)) {
            throw new GraphException(new GraphFailure.ForeignHost(url.host() + ":" + url.port()));
        }
        return url;
    }
}
