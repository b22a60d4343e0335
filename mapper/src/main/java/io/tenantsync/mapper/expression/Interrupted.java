package io.tenantsync.mapper.expression;

import org.jspecify.annotations.Nullable;

/** Ends an evaluation early; caught in {@link Expression}, never leaves this package. */
final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String failure;
    private transient @Nullable Node place;

    private Interrupted(@Nullable String failure) {
        super(null, null, false, false);
        this.failure = failure;
    }

    static Interrupted leaveAlone() {
        return new Interrupted(null);
    }

    static Interrupted failed(String message) {
        return new Interrupted(message);
    }

    /** Says where it happened; whoever was nearest has said so first. */
    Interrupted at(Node node) {
        if (place == null) {
            place = node;
        }
        return this;
    }

    /** Why the value could not be computed; null = the attribute shall be left alone. */
    @Nullable
    String failure() {
        return failure;
    }

    @Nullable
    Node place() {
        return place;
    }
}
