package io.tenantsync.control.configuration;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a configuration file.
 *
 * @param file the name that the author knows it by
 * @param line from 1
 * @param column from 1
 * @param path the keys that lead there, for example {@code configurations[0].scope.users}; empty for the whole file
 * @param message what is wrong, without a full stop
 * @param remedy what would be right, without a full stop
 */
public record Problem(String file, int line, int column, String path, String message, String remedy) {

    /** All of them for people, one per line. */
    public static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator()));
    }

    /** {@code file:line:column: message. remedy}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message + ". " + remedy;
    }
}
