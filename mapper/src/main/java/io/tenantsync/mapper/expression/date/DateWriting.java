package io.tenantsync.mapper.expression.date;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes a moment by a format, as .NET does in its invariant culture. */
public final class DateWriting {
    private DateWriting() {}

    /** The moment as text. */
    public static String write(DateFormat format, Moment moment) {
        StringBuilder result = new StringBuilder();
        for (DateFormat.Token token : format.tokens()) {
            if (token.letter() == 'F') {
                fraction(result, moment.utc().getNano(), token.count());
            } else {
                result.append(written(token, moment));
            }
        }
        return result.toString();
    }

    private static String written(DateFormat.Token token, Moment moment) {
        LocalDateTime at = moment.utc();
        int count = token.count();
        return switch (token.letter()) {
            case 'y' -> year(at.getYear(), count);
            case 'M' -> month(at, count);
            case 'd' -> day(at, count);
            case 'H' -> number(at.getHour(), count);
            case 'h' -> number(at.getHour() % 12 == 0 ? 12 : at.getHour() % 12, count);
            case 'm' -> number(at.getMinute(), count);
            case 's' -> number(at.getSecond(), count);
            case 'f' -> digits(at.getNano()).substring(0, count);
            case 't' -> (at.getHour() < 12 ? "AM" : "PM").substring(0, Math.min(count, 2));
            case 'g' -> "A.D.";
            case 'K' -> moment.zone().shown();
            case 'z' -> count == 1 ? "+0" : count == 2 ? "+00" : "+00:00";
            default -> token.text();
        };
    }

    private static String year(int year, int count) {
        return count <= 2 ? number(year % 100, count) : padded(year, count);
    }

    private static String month(LocalDateTime at, int count) {
        return count <= 2
                ? number(at.getMonthValue(), count)
                : at.getMonth().getDisplayName(count == 3 ? TextStyle.SHORT : TextStyle.FULL, Locale.ENGLISH);
    }

    private static String day(LocalDateTime at, int count) {
        return count <= 2
                ? number(at.getDayOfMonth(), count)
                : at.getDayOfWeek().getDisplayName(count == 3 ? TextStyle.SHORT : TextStyle.FULL, Locale.ENGLISH);
    }

    private static String number(int value, int count) {
        return padded(value, Math.min(count, 2));
    }

    private static String padded(int value, int width) {
        String digits = Integer.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String digits(int nanos) {
        return padded(nanos, 9);
    }

    /** Without zeros at the end, and without the point before it when nothing is left. */
    private static void fraction(StringBuilder result, int nanos, int count) {
        String digits = digits(nanos).substring(0, count).replaceAll("0+$", "");
        if (digits.isEmpty() && result.length() > 0 && result.charAt(result.length() - 1) == '.') {
            result.setLength(result.length() - 1);
        }
        result.append(digits);
    }
}
