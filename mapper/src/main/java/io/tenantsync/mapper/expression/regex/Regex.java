package io.tenantsync.mapper.expression.regex;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A .NET regular expression as Java runs it.
 *
 * @param pattern the translated pattern
 * @param groups by .NET's name or number, the numbers of the Java groups that stand for it, in the order of the text
 */
public record Regex(Pattern pattern, Map<String, List<Integer>> groups) {

    /** Whether there is such a group. */
    public boolean knows(String group) {
        return groups.containsKey(group);
    }

    /** The Java group that took part in the match; -1 when none did. */
    public int matched(Matcher matcher, String group) {
        int found = -1;
        for (int each : groups.getOrDefault(group, List.of())) {
            found = matcher.start(each) >= 0 ? each : found;
        }
        return found;
    }

    /** The text of a group in the present match; null when the group is unknown or took no part. */
    public @Nullable String text(Matcher matcher, String group) {
        int number = matched(matcher, group);
        return number < 0 ? null : matcher.group(number);
    }
}
