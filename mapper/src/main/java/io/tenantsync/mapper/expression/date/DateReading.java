package io.tenantsync.mapper.expression.date;

import io.tenantsync.mapper.expression.text.WhiteSpace;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads a text exactly by a format, as .NET does in its invariant culture. Good for one text. */
public final class DateReading {
    /** What a format may say of a moment. */
    private enum Field {
        YEAR,
        MONTH,
        DAY,
        WEEKDAY,
        HOUR,
        HALF_HOUR,
        AFTERNOON,
        MINUTE,
        SECOND,
        NANO,
        OFFSET
    }

    private final String text;
    private final DateStyles styles;
    private final Map<Field, Integer> fields = new EnumMap<>(Field.class);
    private Moment.Zone zone = Moment.Zone.UNSPECIFIED;
    private int at;

    private DateReading(String text, DateStyles styles) {
        this.text = text;
        this.styles = styles;
    }

    /**
     * Reads a text.
     *
     * @param today stands in for the date when the format has only a time
     * @return null when the text does not have the format
     */
    public static @Nullable Moment read(String text, DateFormat format, DateStyles styles, LocalDate today) {
        DateReading reading = new DateReading(styles.trimmed(text), styles);
        try {
            for (DateFormat.Token token : format.tokens()) {
                reading.token(token);
            }
            return reading.at == reading.text.length() ? reading.moment(today) : null;
        } catch (DateTimeException mismatch) {
            return null;
        }
    }

    private void token(DateFormat.Token token) {
        int count = token.count();
        switch (token.letter()) {
            case 'y' -> year(count);
            case 'M' -> monthOrName(count);
            case 'd' -> dayOrName(count);
            case 'H' -> put(Field.HOUR, number(count));
            case 'h' -> put(Field.HALF_HOUR, number(count));
            case 'm' -> put(Field.MINUTE, number(count));
            case 's' -> put(Field.SECOND, number(count));
            case 'f', 'F' -> fraction(count, token.letter() == 'F');
            case 't' -> half(count);
            case 'g' -> literal("A.D.");
            case 'K' -> zoneIfAny();
            case 'z' -> offset(count);
            default -> literal(token);
        }
    }

    private void year(int count) {
        int year = digits(count <= 2 ? count : Math.max(count, 3), count <= 2 ? 2 : count == 3 ? 5 : count);
        // two digits mean the hundred years that end in 2049
        put(Field.YEAR, count > 2 ? year : year + (year < 50 ? 2000 : 1900));
    }

    private void monthOrName(int count) {
        put(
                Field.MONTH,
                count <= 2
                        ? number(count)
                        : name(12, month -> Month.of(month).getDisplayName(style(count), Locale.ENGLISH)));
    }

    private void dayOrName(int count) {
        if (count <= 2) {
            put(Field.DAY, number(count));
        } else {
            put(Field.WEEKDAY, name(7, day -> DayOfWeek.of(day).getDisplayName(style(count), Locale.ENGLISH)));
        }
    }

    private static TextStyle style(int count) {
        return count == 3 ? TextStyle.SHORT : TextStyle.FULL;
    }

    private int name(int most, IntFunction<String> names) {
        for (int number = 1; number <= most; number++) {
            String name = names.apply(number);
            if (text.regionMatches(true, at, name, 0, name.length())) {
                at += name.length();
                return number;
            }
        }
        throw mismatch();
    }

    private void fraction(int count, boolean optional) {
        int start = at;
        while (at < text.length() && at - start < count && isDigit(at)) {
            at++;
        }
        if (!optional && at - start < count) {
            throw mismatch();
        }
        put(Field.NANO, Integer.parseInt((text.substring(start, at) + "000000000").substring(0, 9)));
    }

    private void half(int count) {
        String wanted = text.substring(at, Math.min(text.length(), at + Math.min(count, 2)));
        boolean afternoon = "PM".regionMatches(true, 0, wanted, 0, Math.min(count, 2));
        if (!afternoon && !"AM".regionMatches(true, 0, wanted, 0, Math.min(count, 2))) {
            throw mismatch();
        }
        put(Field.AFTERNOON, afternoon ? 1 : 0);
        at += wanted.length();
    }

    private void zoneIfAny() {
        if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
            offset(3);
        } else if (at < text.length() && text.charAt(at) == 'Z') {
            at++;
            zone = Moment.Zone.UTC;
        }
    }

    private void offset(int count) {
        if (at >= text.length() || "+-".indexOf(text.charAt(at)) < 0) {
            throw mismatch();
        }
        int sign = text.charAt(at++) == '-' ? -1 : 1;
        int minutes = 60 * digits(count == 1 ? 1 : 2, 2);
        if (count > 2) {
            at += at < text.length() && text.charAt(at) == ':' ? 1 : 0;
            minutes += digits(2, 2);
        }
        put(Field.OFFSET, sign * minutes);
        zone = Moment.Zone.LOCAL;
    }

    private void literal(DateFormat.Token token) {
        // a bare Z means UTC when a text is read, although it means itself when one is written
        if (token.isLiteral() && token.text().equals("Z") && text.startsWith("Z", at)) {
            zone = Moment.Zone.UTC;
        }
        literal(token.text());
    }

    private void literal(String wanted) {
        if (styles.innerWhite() && wanted.isBlank()) {
            while (at < text.length() && WhiteSpace.isWhite(text.charAt(at))) {
                at++;
            }
            return;
        }
        if (!text.startsWith(wanted, at)) {
            throw mismatch();
        }
        at += wanted.length();
    }

    private int number(int count) {
        return digits(Math.min(count, 2), 2);
    }

    private int digits(int least, int most) {
        int start = at;
        while (at < text.length() && at - start < most && isDigit(at)) {
            at++;
        }
        if (at - start < least || at == start || at - start > 9) {
            throw mismatch();
        }
        return Integer.parseInt(text.substring(start, at));
    }

    private boolean isDigit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void put(Field field, int value) {
        Integer before = fields.put(field, value);
        if (before != null && before != value) {
            throw mismatch();
        }
    }

    private Moment moment(LocalDate today) {
        LocalDate date = date(today);
        LocalTime time = LocalTime.of(
                hour(),
                fields.getOrDefault(Field.MINUTE, 0),
                fields.getOrDefault(Field.SECOND, 0),
                fields.getOrDefault(Field.NANO, 0));
        Integer weekday = fields.get(Field.WEEKDAY);
        if (weekday != null && date.getDayOfWeek().getValue() != weekday) {
            throw mismatch();
        }
        LocalDateTime utc = date.atTime(time).minusMinutes(fields.getOrDefault(Field.OFFSET, 0));
        if (!Dates.canBeShown(utc)) {
            throw mismatch();
        }
        return new Moment(utc, styles.zone(zone));
    }

    private LocalDate date(LocalDate today) {
        Integer year = fields.get(Field.YEAR);
        Integer month = fields.get(Field.MONTH);
        Integer day = fields.get(Field.DAY);
        if (year == null && month == null && day == null) {
            return styles.currentDate() ? today : LocalDate.of(1, 1, 1);
        }
        int absentYear = styles.currentDate() ? today.getYear() : 1;
        return LocalDate.of(year == null ? absentYear : year, month == null ? 1 : month, day == null ? 1 : day);
    }

    private int hour() {
        Integer half = fields.get(Field.HALF_HOUR);
        Integer afternoon = fields.get(Field.AFTERNOON);
        Integer hour = fields.get(Field.HOUR);
        if (half == null) {
            return hour == null ? 0 : hour < 12 && Integer.valueOf(1).equals(afternoon) ? hour + 12 : hour;
        }
        if (half < 1 || half > 12) {
            throw mismatch();
        }
        return half % 12 + (Integer.valueOf(1).equals(afternoon) ? 12 : 0);
    }

    private static DateTimeException mismatch() {
        return new DateTimeException("The text does not have the format");
    }
}
