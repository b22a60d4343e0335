package io.tenantsync.emulator.odata;

import io.tenantsync.emulator.odata.Expression.Literal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Constants that are written without quotes: numbers, points in time, GUIDs. */
final class Literals {
    private static final int GUID_LENGTH = 36;

    private Literals() {}

    static Literal read(String text) {
        if (text.length() == GUID_LENGTH && text.charAt(8) == '-') {
            return new Literal(text);
        }
        try {
            if (text.indexOf('-', 1) > 0) {
                return new Literal(time(text));
            }
            return text.indexOf('.') < 0 ? new Literal(Long.parseLong(text)) : new Literal(Double.parseDouble(text));
        } catch (DateTimeException | NumberFormatException e) {
            throw new SyntaxError("'" + text + "' is neither a number nor a point in time.");
        }
    }

    private static Instant time(String text) {
        return text.indexOf('T') < 0
                ? Instant.parse(text + "T00:00:00Z")
                : OffsetDateTime.parse(text).toInstant();
    }
}
