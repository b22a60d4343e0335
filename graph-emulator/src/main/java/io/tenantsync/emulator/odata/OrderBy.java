package io.tenantsync.emulator.odata;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A parsed {@code $orderby} of one property.
 *
 * @param property its name as it came
 */
public record OrderBy(String property, boolean descending) {
    /**
     * Parses the option; null and blank mean no order.
     *
     * @throws SyntaxError when it names several properties, or a direction that is none
     */
    public static @Nullable OrderBy parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String[] words = text.strip().split("\\s+");
        String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
        boolean known = direction.equals("asc") || direction.equals("desc");
        if (words.length > 2 || !known || words[0].indexOf(',') >= 0) {
            throw new SyntaxError(
                    "Syntax error in '$orderby=" + text + "': expected one property and 'asc' or 'desc'.");
        }
        return new OrderBy(words[0], direction.equals("desc"));
    }
}
