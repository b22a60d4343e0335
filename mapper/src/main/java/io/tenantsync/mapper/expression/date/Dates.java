package io.tenantsync.mapper.expression.date;

import io.tenantsync.mapper.expression.text.WhiteSpace;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people and systems write them, in UTC. */
public final class Dates {
    private static final String TIME =
            "(?:(?:[T ]|, )\\s*(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,9}))?)?"
                    + "(?:\\s*(?<half>[AaPp][Mm]))?)?(?:\\s*(?<zone>Z|GMT|UTC|[+-]\\d{1,2}(?::?\\d{2})?))?";
    private static final String MONTH_NAME = "(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    private static final List<Pattern> FORMS = List.of(
            form("(?<year>\\d{4})[-/](?<month>\\d{1,2})(?:[-/](?<day>\\d{1,2}))?"),
            form("(?<month>\\d{1,2})[-/](?<day>\\d{1,2})[-/](?<year>\\d{4})"),
            form("(?:[A-Z][a-z]+, )?(?<day>\\d{1,2})[ -]" + MONTH_NAME + "[ -,]+(?<year>\\d{4})"),
            form("(?:[A-Z][a-z]+, )?" + MONTH_NAME + " (?<day>\\d{1,2}),? (?<year>\\d{4})"));
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ENGLISH);

    private Dates() {}

    private static Pattern form(String date) {
        return Pattern.compile(date + TIME);
    }

    /** The moment that a text means, in UTC; a text without a zone means UTC. Null when it means none. */
    public static @Nullable LocalDateTime parse(String text) {
        String trimmed = WhiteSpace.trimmed(text);
        if (trimmed.length() < 6 || trimmed.length() > 60) {
            return null;
        }
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(trimmed);
            if (matcher.matches()) {
                return moment(matcher, form == FORMS.get(2) || form == FORMS.get(3));
            }
        }
        return null;
    }

    /** As the language shows it: {@code 6/29/2021 4:00:00 PM}. */
    public static String show(LocalDateTime date) {
        return SHOWN.format(date);
    }

    /** Whether a date lies between the years 1 and 9999, the only ones that .NET has. */
    public static boolean canBeShown(LocalDateTime date) {
        return date.getYear() >= 1 && date.getYear() <= 9999;
    }

    private static @Nullable LocalDateTime moment(Matcher matcher, boolean named) {
        try {
            int month = named ? MONTHS.indexOf(matcher.group("name")) / 3 + 1 : number(matcher, "month", 1);
            LocalDateTime local = LocalDateTime.of(
                    number(matcher, "year", 1),
                    month,
                    number(matcher, "day", 1),
                    hour(matcher),
                    number(matcher, "minute", 0),
                    number(matcher, "second", 0),
                    fraction(matcher));
            LocalDateTime date = local.minusMinutes(minutes(matcher.group("zone")));
            return canBeShown(date) ? date : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int number(Matcher matcher, String group, int absent) {
        String digits = matcher.group(group);
        return digits == null ? absent : Integer.parseInt(digits);
    }

    private static int fraction(Matcher matcher) {
        String digits = matcher.group("fraction");
        return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
    }

    private static int hour(Matcher matcher) {
        String half = matcher.group("half");
        int hour = number(matcher, "hour", 0);
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("There is no such hour in half a day");
        }
        return hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
    }

    /** Minutes ahead of UTC: {@code +08:00} is 480. */
    private static int minutes(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return 0;
        }
        String digits = zone.substring(1).replace(":", "");
        boolean hoursOnly = digits.length() <= 2;
        int hours = Integer.parseInt(hoursOnly ? digits : digits.substring(0, digits.length() - 2));
        int minutes = hoursOnly ? 0 : Integer.parseInt(digits.substring(digits.length() - 2));
        if (hours > 14 || minutes > 59) {
            throw new DateTimeException("There is no such offset");
        }
        return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 60 + minutes);
    }
}
