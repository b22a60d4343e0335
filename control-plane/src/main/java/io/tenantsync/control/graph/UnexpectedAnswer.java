package io.tenantsync.control.graph;

/** A tenant did not answer a question; ends the question where the adapter turns it into a value. */
final class UnexpectedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final String remedy;

    UnexpectedAnswer(String why, String remedy) {
        super(why);
        this.why = why;
        this.remedy = remedy;
    }

    String why() {
        return why;
    }

    String remedy() {
        return remedy;
    }
}
