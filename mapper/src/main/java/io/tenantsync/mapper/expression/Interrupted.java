package io.tenantsync.mapper.expression;

/** Ends an evaluation early with an outcome; caught in {@link Expression}, never leaves this package. */
final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    private Interrupted(Outcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    static Interrupted leaveAlone() {
        return new Interrupted(new Outcome.LeaveAlone());
    }

    static Interrupted failed(String message) {
        return new Interrupted(new Outcome.Failed(message));
    }

    Outcome outcome() {
        return outcome;
    }
}
