package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.date.DateFormat;
import io.tenantsync.mapper.expression.date.DateReading;
import io.tenantsync.mapper.expression.date.DateStyles;
import io.tenantsync.mapper.expression.date.DateWriting;
import io.tenantsync.mapper.expression.date.Dates;
import io.tenantsync.mapper.expression.date.Moment;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The function FormatDateTime; with three arguments the styles are left out. */
final class Formatting {
    private static final int STYLES = 1;

    private Formatting() {}

    static @Nullable Object format(Arguments arguments) {
        boolean styled = arguments.count() > 3;
        int input = styled ? 2 : 1;
        String source = arguments.text(0);
        if (source == null || source.isBlank()) {
            return null;
        }
        Moment moment = moment(arguments, source, styles(arguments, styled), input);
        DateFormat output = format(arguments, input + 1);
        return new Limited().append(DateWriting.write(output, moment)).toString();
    }

    private static Moment moment(Arguments arguments, String source, DateStyles styles, int input) {
        if (!arguments.given(input)) {
            LocalDateTime date = Dates.parse(source);
            if (date == null) {
                throw arguments.failed(0, "\"" + Values.shortened(source) + "\" is not a date");
            }
            return new Moment(date, Moment.Zone.UTC);
        }
        Moment moment = DateReading.read(
                source,
                format(arguments, input),
                styles,
                DateFunctions.now(arguments).toLocalDate());
        if (moment == null) {
            throw arguments.failed(
                    0,
                    "\"" + Values.shortened(source) + "\" does not have the format "
                            + Values.shortened(arguments.textOrEmpty(input)));
        }
        return moment;
    }

    private static DateStyles styles(Arguments arguments, boolean styled) {
        String written = styled ? arguments.textOrEmpty(STYLES) : "";
        DateStyles styles = DateStyles.of(written);
        if (styles == null) {
            throw arguments.failed(
                    STYLES,
                    "\"" + Values.shortened(written) + "\" is no list of date styles; there are "
                            + String.join(", ", DateStyles.known()));
        }
        return styles;
    }

    private static DateFormat format(Arguments arguments, int index) {
        try {
            return DateFormat.of(arguments.textOrEmpty(index));
        } catch (IllegalArgumentException malformed) {
            throw arguments.failed(
                    index, "argument " + (index + 1) + " is not a date format: " + malformed.getMessage());
        }
    }
}
