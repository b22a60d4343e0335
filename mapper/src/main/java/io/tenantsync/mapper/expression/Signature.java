package io.tenantsync.mapper.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function: what it takes, what it gives, what it computes.
 *
 * @param text its name and parameters, for people: {@code InStr(text, find, [start], [compare])}; those in brackets may be
 *     left out between commas
 * @param least fewest arguments
 * @param most most arguments
 * @param kinds what each argument must be; the last one counts for all that follow
 * @param result what it gives
 * @param origin whether Entra knows it
 * @param body what it computes
 */
record Signature(String text, int least, int most, List<Kind> kinds, Kind result, Origin origin, Body body) {
    static final int ANY_NUMBER = Integer.MAX_VALUE;

    Signature {
        kinds = List.copyOf(kinds);
    }

    /** What a function computes. */
    interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    /** Where a function comes from. */
    enum Origin {
        /** Entra's provisioning engine. */
        ENTRA,
        /** Only Tenantsync has it. */
        EXTENSION,
        /** Entra has it, for other kinds of synchronization. */
        UNAVAILABLE
    }

    static Signature of(String text, int least, int most, Kind result, Body body, Kind... kinds) {
        return new Signature(text, least, most, List.of(kinds), result, Origin.ENTRA, body);
    }

    Signature as(Origin other) {
        return new Signature(text, least, most, kinds, result, other, body);
    }

    String name() {
        return text.substring(0, text.indexOf('('));
    }

    /** Whether nothing may stand at this place between the commas. */
    boolean mayBeOmitted(int index) {
        String[] parameters =
                text.substring(text.indexOf('(') + 1, text.length() - 1).split(", ");
        return index >= parameters.length || parameters[index].startsWith("[") || parameters[index].equals("...");
    }

    Kind kind(int index) {
        return kinds.isEmpty() ? Kind.ANY : kinds.get(Math.min(index, kinds.size() - 1));
    }

    /** What is wrong with that many arguments; null when nothing is. */
    @Nullable
    String objectionTo(int count) {
        if (count < least || count > most) {
            String wanted =
                    least == most ? "" + least : most == ANY_NUMBER ? "at least " + least : least + " to " + most;
            return name() + " takes " + (most == 0 ? "no" : wanted) + " arguments, not " + count + ": " + text;
        }
        return name().equals("Switch") && count % 2 != 0
                ? "Switch takes an even number of arguments, not " + count + ": " + text
                : null;
    }

    /** Two are the same when their names are: there is one function of each name. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signature that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
