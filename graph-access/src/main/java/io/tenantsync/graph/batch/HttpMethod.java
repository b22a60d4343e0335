package io.tenantsync.graph.batch;

/** The methods that Graph's directory uses. */
public enum HttpMethod {
    GET,
    POST,
    PATCH,
    PUT,
    DELETE;

    /** Whether doing it twice is the same as doing it once, so that it may be repeated without looking. */
    public boolean repeatable() {
        return this != POST;
    }
}
