package io.tenantsync.graph.failure;

/** A call to Graph failed. Its message has no personal data, so it may be logged. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GraphFailure failure;

    public GraphException(GraphFailure failure) {
        super(failure.summary());
        this.failure = failure;
    }

    public GraphException(GraphFailure failure, Throwable cause) {
        super(failure.summary(), cause);
        this.failure = failure;
    }

    public GraphFailure failure() {
        return failure;
    }
}
