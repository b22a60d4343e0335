package io.tenantsync.graph.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header in all forms in which it was seen. */
public final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * How long to stay away.
     *
     * @param headers names in lower case
     * @return positive; null if the header is absent, makes no sense or lies in the past
     */
    public static @Nullable Duration in(Map<String, String> headers, Instant now) {
        String value = headers.get("retry-after");
        if (value == null) {
            return null;
        }
        Duration seconds = firstPositiveSeconds(value);
        return seconds != null ? seconds : untilDate(value, now);
    }

    /** Some services send two numbers, as in {@code 31,120}. */
    private static @Nullable Duration firstPositiveSeconds(String value) {
        for (String part : value.split(",", -1)) {
            String number = part.strip();
            if (SECONDS.matcher(number).matches() && Long.parseLong(number) > 0) {
                return Duration.ofSeconds(Long.parseLong(number));
            }
        }
        return null;
    }

    private static @Nullable Duration untilDate(String value, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return date.isAfter(now) ? Duration.between(now, date) : null;
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
