package io.tenantsync.mapper.expression.date;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * .NET's styles for reading a date.
 *
 * @param names as written
 */
public record DateStyles(Set<String> names) {
    private static final List<String> KNOWN = List.of(
            "None",
            "AllowLeadingWhite",
            "AllowTrailingWhite",
            "AllowInnerWhite",
            "AllowWhiteSpaces",
            "NoCurrentDateDefault",
            "AdjustToUniversal",
            "AssumeLocal",
            "AssumeUniversal",
            "RoundtripKind");
    private static final DateStyles DEFAULT =
            new DateStyles(Set.of("AllowLeadingWhite", "AllowTrailingWhite", "RoundtripKind"));

    /** Names separated by commas; nothing = round trip of the zone and white space at both ends. Null if one is unknown. */
    public static @Nullable DateStyles of(String written) {
        if (written.isBlank()) {
            return DEFAULT;
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(written.split("[,|]"))
                .map(String::trim)
                .forEach(name -> names.add(
                        name.startsWith("DateTimeStyles.") ? name.substring("DateTimeStyles.".length()) : name));
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(KNOWN);
        return known.containsAll(names) ? new DateStyles(names) : null;
    }

    /** The names of all styles. */
    public static List<String> known() {
        return KNOWN;
    }

    String trimmed(String text) {
        String result = text;
        if (has("AllowLeadingWhite")) {
            result = result.stripLeading();
        }
        return has("AllowTrailingWhite") ? result.stripTrailing() : result;
    }

    boolean innerWhite() {
        return names.contains("AllowInnerWhite") || names.contains("AllowWhiteSpaces");
    }

    boolean currentDate() {
        return !names.contains("NoCurrentDateDefault");
    }

    /** How the zone counts that a text said. */
    Moment.Zone zone(Moment.Zone said) {
        if (names.contains("RoundtripKind")) {
            return said;
        }
        boolean known =
                said != Moment.Zone.UNSPECIFIED || names.contains("AssumeUniversal") || names.contains("AssumeLocal");
        return !known
                ? Moment.Zone.UNSPECIFIED
                : names.contains("AdjustToUniversal") ? Moment.Zone.UTC : Moment.Zone.LOCAL;
    }

    private boolean has(String name) {
        return names.contains(name) || names.contains("AllowWhiteSpaces");
    }
}
