package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.date.Dates;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The arguments of one call; each is evaluated when it is asked for, so that branches not taken cannot fail. */
final class Arguments {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);

    private final Node.Call call;
    private final Inputs inputs;

    Arguments(Node.Call call, Inputs inputs) {
        this.call = call;
        this.inputs = inputs;
    }

    Node.Call call() {
        return call;
    }

    Inputs inputs() {
        return inputs;
    }

    int count() {
        return call.arguments().size();
    }

    /** Whether an argument was written there, whatever its value. */
    boolean given(int index) {
        return index < count() && !(call.arguments().get(index) instanceof Node.Omitted);
    }

    /** Whether an argument was written there that is not the empty text. */
    boolean filled(int index) {
        return given(index) && !call.arguments().get(index).equals(new Node.Literal(""));
    }

    @Nullable
    Object value(int index) {
        return index < count() ? call.arguments().get(index).evaluate(inputs) : null;
    }

    @Nullable
    String text(int index) {
        try {
            return Values.text(value(index));
        } catch (Interrupted interrupted) {
            throw interrupted.at(call.arguments().get(index));
        }
    }

    String textOrEmpty(int index) {
        String text = text(index);
        return text == null ? "" : text;
    }

    List<String> list(int index) {
        return Values.list(value(index));
    }

    /** The text, or each text of a list, changed; null stays null. */
    @Nullable
    Object each(UnaryOperator<String> change) {
        Object value = value(0);
        if (value instanceof List<?> list) {
            return list.stream().map(Values::textOrEmpty).map(change).toList();
        }
        String text = Values.text(value);
        return text == null ? null : change.apply(text);
    }

    /** A whole number; fractions are cut off. */
    long wholeNumber(int index) {
        String text = textOrEmpty(index);
        BigDecimal number = Values.number(text);
        if (number == null) {
            throw failed(
                    index, "argument " + (index + 1) + " must be a number, not \"" + Values.shortened(text) + "\"");
        }
        return number.min(MOST).max(LEAST).longValue();
    }

    /** A whole number, at most as large as an int. */
    int number(int index) {
        return Math.clamp(wholeNumber(index), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** A point in time in UTC; null when there is no value. */
    @Nullable
    LocalDateTime date(int index) {
        String text = text(index);
        if (text == null || text.isBlank()) {
            return null;
        }
        LocalDateTime date = Dates.parse(text);
        if (date == null) {
            throw failed(
                    index,
                    "\"" + Values.shortened(text)
                            + "\" is not a date; write one like 2021-06-30, 2021-06-30T16:00:00Z or 6/30/2021 4:00:00 PM");
        }
        return date;
    }

    /** True for True, "true" and numbers other than zero. */
    boolean truth(int index) {
        String text = textOrEmpty(index).trim().toLowerCase(Locale.ROOT);
        BigDecimal number = Values.number(text);
        return number == null ? text.equals("true") : number.signum() != 0;
    }

    Interrupted failed(String message) {
        return Interrupted.failed(call.function().name() + ": " + message);
    }

    Interrupted failed(int index, String message) {
        Interrupted failure = failed(message);
        return index < count() ? failure.at(call.arguments().get(index)) : failure;
    }
}
