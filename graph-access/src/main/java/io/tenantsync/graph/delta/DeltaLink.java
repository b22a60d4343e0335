package io.tenantsync.graph.delta;

/**
 * Where a delta round continues. It works like a key to the tenant's changes, so it is never printed.
 *
 * @param url the absolute URL as Graph gave it
 */
public record DeltaLink(String url) {
    @Override
    public String toString() {
        return "DeltaLink[hidden]";
    }
}
