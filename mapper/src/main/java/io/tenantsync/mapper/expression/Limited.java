package io.tenantsync.mapper.expression;

/** A text under construction that may not grow without end, however often functions multiply it. */
final class Limited {
    /** No attribute of a directory holds nearly as much. */
    static final int LONGEST = 200_000;

    private final StringBuilder text = new StringBuilder();

    Limited append(CharSequence more) {
        return append(more, 0, more.length());
    }

    Limited append(CharSequence more, int start, int end) {
        if (text.length() + (long) (end - start) > LONGEST) {
            throw Interrupted.failed("The value grows longer than " + LONGEST + " characters");
        }
        text.append(more, start, end);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
