package io.tenantsync.control.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant who wrote a word that is not known. */
final class Nearest {
    private Nearest() {}

    /** The known word with the fewest typing mistakes to the written one, if they are few enough. */
    static Optional<String> to(String written, Collection<String> known) {
        int most = Math.max(2, written.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(word -> mistakes(written, word)))
                .filter(word -> mistakes(written, word) <= most);
    }

    /** "Did you mean x" if something is near, else the list of what is known. */
    static String hint(String written, Collection<String> known) {
        return to(written, known)
                .map(word -> "Did you mean " + word + "? Known: " + String.join(", ", known))
                .orElseGet(() -> "Known: " + String.join(", ", known));
    }

    private static int mistakes(String written, String known) {
        String left = written.toLowerCase(Locale.ROOT);
        String right = known.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= left.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int replaced = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }
}
