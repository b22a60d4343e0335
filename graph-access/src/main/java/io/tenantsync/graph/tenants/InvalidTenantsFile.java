package io.tenantsync.graph.tenants;

import java.util.List;
import java.util.stream.Collectors;

/** The tenants file cannot be used. Its message has all problems, one per line. */
public final class InvalidTenantsFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidTenantsFile(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param line counted from 1
     * @param key where in the file, such as {@code tenants[0].credential.type}
     * @param wrong what is wrong
     * @param remedy what would be right
     */
    public record Problem(String file, int line, String key, String wrong, String remedy) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + key + ": " + wrong + ". " + remedy;
        }
    }
}
