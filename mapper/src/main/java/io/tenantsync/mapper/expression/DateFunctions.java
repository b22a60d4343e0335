package io.tenantsync.mapper.expression;

import static io.tenantsync.mapper.expression.Kind.DATE;
import static io.tenantsync.mapper.expression.Kind.FORMAT;
import static io.tenantsync.mapper.expression.Kind.INTERVAL;
import static io.tenantsync.mapper.expression.Kind.NUMBER;
import static io.tenantsync.mapper.expression.Kind.TEXT;

import io.tenantsync.mapper.expression.date.Dates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions over points in time. They are texts, in UTC, as {@code 6/29/2021 4:00:00 PM}. */
final class DateFunctions {
    /** Windows counts in steps of 100 ns. */
    private static final long TICKS_PER_SECOND = 10_000_000L;

    private static final long NANOS_PER_TICK = 100L;
    private static final LocalDateTime FIRST_TICK = LocalDateTime.of(1601, 1, 1, 0, 0);
    /** A Sunday; weeks are counted from one. */
    private static final LocalDate SUNDAY = LocalDate.of(2000, 1, 2);

    static final List<Signature> ALL = List.of(
            Signature.of("CDate(text)", 1, 1, DATE, arguments -> shown(arguments.date(0)), DATE),
            Signature.of("DateAdd(interval, number, date)", 3, 3, DATE, DateFunctions::add, INTERVAL, NUMBER, DATE),
            Signature.of("DateDiff(interval, date1, date2)", 3, 3, NUMBER, DateFunctions::difference, INTERVAL, DATE),
            Signature.of("DateFromNum(number)", 1, 1, DATE, DateFunctions::fromNumber, NUMBER),
            Signature.of(
                    "FormatDateTime(source, [dateTimeStyles], [inputFormat], outputFormat)",
                    3,
                    4,
                    TEXT,
                    Formatting::format,
                    TEXT,
                    TEXT,
                    FORMAT,
                    FORMAT),
            Signature.of("Now()", 0, 0, DATE, arguments -> shown(now(arguments))),
            Signature.of("NumFromDate(date)", 1, 1, NUMBER, DateFunctions::toNumber, DATE));

    private DateFunctions() {}

    static LocalDateTime now(Arguments arguments) {
        return LocalDateTime.ofInstant(arguments.inputs().clock().instant(), ZoneOffset.UTC);
    }

    private static @Nullable Object shown(@Nullable LocalDateTime date) {
        return date == null ? null : Dates.show(date);
    }

    private static String interval(Arguments arguments) {
        String interval = arguments.textOrEmpty(0);
        if (!Kind.INTERVALS.contains(interval)) {
            throw arguments.failed(
                    0,
                    "\"" + Values.shortened(interval) + "\" is not an interval; there are "
                            + String.join(", ", Kind.INTERVALS));
        }
        return interval;
    }

    private static @Nullable Object add(Arguments arguments) {
        String interval = interval(arguments);
        long number = arguments.wholeNumber(1);
        LocalDateTime date = arguments.date(2);
        if (date == null) {
            return null;
        }
        try {
            LocalDateTime moved = date.plus(number, unit(interval));
            if (Dates.canBeShown(moved)) {
                return Dates.show(moved);
            }
        } catch (DateTimeException | ArithmeticException tooFar) {
            // said below
        }
        throw arguments.failed("the date would lie before the year 1 or after the year 9999");
    }

    private static ChronoUnit unit(String interval) {
        return switch (interval) {
            case "yyyy" -> ChronoUnit.YEARS;
            case "m" -> ChronoUnit.MONTHS;
            case "d" -> ChronoUnit.DAYS;
            case "ww" -> ChronoUnit.WEEKS;
            case "h" -> ChronoUnit.HOURS;
            case "n" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.SECONDS;
        };
    }

    /** Counts how often a boundary of the interval is crossed, not how many whole intervals lie between. */
    private static @Nullable Object difference(Arguments arguments) {
        String interval = interval(arguments);
        LocalDateTime from = arguments.date(1);
        LocalDateTime to = arguments.date(2);
        return from == null || to == null ? null : (Object) (boundary(interval, to) - boundary(interval, from));
    }

    private static long boundary(String interval, LocalDateTime date) {
        return switch (interval) {
            case "yyyy" -> date.getYear();
            case "m" -> date.getYear() * 12L + date.getMonthValue();
            case "d" -> date.toLocalDate().toEpochDay();
            case "ww" -> Math.floorDiv(date.toLocalDate().toEpochDay() - SUNDAY.toEpochDay(), 7L);
            case "h" -> Math.floorDiv(date.toEpochSecond(ZoneOffset.UTC), 3600L);
            case "n" -> Math.floorDiv(date.toEpochSecond(ZoneOffset.UTC), 60L);
            default -> date.toEpochSecond(ZoneOffset.UTC);
        };
    }

    private static @Nullable Object fromNumber(Arguments arguments) {
        if (arguments.text(0) == null) {
            return null;
        }
        long ticks = arguments.wholeNumber(0);
        LocalDateTime date = FIRST_TICK
                .plusSeconds(Math.floorDiv(ticks, TICKS_PER_SECOND))
                .plusNanos(Math.floorMod(ticks, TICKS_PER_SECOND) * NANOS_PER_TICK);
        if (ticks < 0 || !Dates.canBeShown(date)) {
            throw arguments.failed("the number must lie between 0, which is the year 1601, and the year 9999");
        }
        return Dates.show(date);
    }

    private static @Nullable Object toNumber(Arguments arguments) {
        LocalDateTime date = arguments.date(0);
        if (date == null) {
            return null;
        }
        long seconds = ChronoUnit.SECONDS.between(FIRST_TICK, date.truncatedTo(ChronoUnit.SECONDS));
        return seconds * TICKS_PER_SECOND + date.getNano() / NANOS_PER_TICK;
    }
}
