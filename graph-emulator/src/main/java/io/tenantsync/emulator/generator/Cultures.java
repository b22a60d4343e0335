package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.generator.Culture.City;
import io.tenantsync.emulator.generator.Culture.Name;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the lists of names that are part of the program. */
final class Cultures {
    private Cultures() {}

    static List<Culture> all() {
        return rows("cultures.txt").stream().map(Cultures::culture).toList();
    }

    /** The rows of a list, cut at the bars. */
    static List<String[]> rows(String resource) {
        try (InputStream in = Cultures.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The list " + resource + " is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Culture culture(String[] row) {
        return new Culture(
                row[0],
                row[1],
                row[2],
                row[3],
                row[4].equals("yes"),
                row[5],
                list(row[6]).stream().map(Cultures::city).toList(),
                list(row[7]).stream().map(Cultures::name).toList(),
                list(row[8]).stream().map(Cultures::name).toList());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static City city(String text) {
        String[] parts = text.split("/");
        return new City(parts[0], parts[1], parts[2]);
    }

    private static Name name(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Name(text, text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                : new Name(text.substring(0, equals), text.substring(equals + 1));
    }
}
