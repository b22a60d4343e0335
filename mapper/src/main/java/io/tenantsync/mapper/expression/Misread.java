package io.tenantsync.mapper.expression;

/** Carries a problem out of the parser's recursion; never leaves this package. */
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Parsing.Problem problem;

    Misread(String text, int offset, String message) {
        super(message, null, false, false);
        int at = Math.min(offset, text.length());
        int lastBreak = text.lastIndexOf('\n', at - 1);
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        this.problem = new Parsing.Problem(line, at - lastBreak, message);
    }

    Parsing.Problem problem() {
        return problem;
    }
}
