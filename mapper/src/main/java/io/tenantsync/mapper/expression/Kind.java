package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.date.DateFormat;
import io.tenantsync.mapper.expression.date.Dates;
import io.tenantsync.mapper.expression.regex.BoundedRegex;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What an argument has to be, or a function gives; judged when an expression is loaded, as far as the text shows it. */
enum Kind {
    /** Anything. */
    ANY("a value"),
    /** One text. */
    TEXT("one text"),
    /** One text, or a list whose texts are taken one by one. */
    EACH("a text or a list"),
    /** A list; one text is a list of one. */
    LIST("a list"),
    /** A whole number. */
    NUMBER("a number"),
    /** True or False. */
    TRUTH("True or False"),
    /** A point in time. */
    DATE("a date"),
    /** A regular expression. */
    PATTERN("a regex pattern"),
    /** One of the interval names of dates. */
    INTERVAL("an interval"),
    /** How texts become bytes. */
    ENCODING("an encoding"),
    /** How texts are compared. */
    COMPARE("vbBinaryCompare or vbTextCompare"),
    /** A date and time format. */
    FORMAT("a date format"),
    /** A name that must be written as a quoted text, so that it is known when the expression is loaded. */
    NAME("a quoted text");

    static final List<String> INTERVALS = List.of("yyyy", "m", "d", "ww", "h", "n", "s");
    static final List<String> ENCODINGS = List.of("Unicode", "ASCII", "UTF8");
    static final List<String> COMPARES = List.of("vbBinaryCompare", "vbTextCompare", "0", "1");

    private final String shown;

    Kind(String shown) {
        this.shown = shown;
    }

    /** What is wrong with this node as an argument of this kind; null when nothing is, or it shows only later. */
    @Nullable
    String objectionTo(Node node) {
        return switch (node) {
            case Node.Literal literal -> objectionTo(Values.textOrEmpty(literal.value()), literal.value());
            case Node.Word word -> objectionTo(word.name(), word.name());
            case Node.Call call ->
                objectionTo(call.function().result(), call.function().name() + " gives ");
            case Node.Comparison ignored -> objectionTo(TRUTH, "a comparison gives ");
            case Node.Concatenation ignored -> objectionTo(TEXT, "& gives ");
            case Node.Attribute attribute ->
                this == NAME ? "must be a quoted text, not the attribute [" + attribute.name() + "]" : null;
            case Node.Omitted ignored -> null;
        };
    }

    private @Nullable String objectionTo(String text, Object value) {
        return switch (this) {
            case NUMBER -> Values.number(text) == null ? "must be a number, not \"" + text + "\"" : null;
            case PATTERN -> objectionToPattern(text);
            case INTERVAL -> oneOf(INTERVALS, text);
            case ENCODING -> oneOf(ENCODINGS, text);
            case COMPARE -> oneOf(COMPARES, text);
            case FORMAT -> DateFormat.objectionTo(text);
            case NAME -> value instanceof String && !text.isBlank() ? null : "must be a quoted text";
            case DATE ->
                text.isEmpty() || Dates.parse(text) != null
                        ? null
                        : "must be a date, not \"" + Values.shortened(text) + "\"";
            case ANY, TEXT, EACH, LIST, TRUTH -> null;
        };
    }

    private @Nullable String objectionTo(Kind given, String giver) {
        boolean fits = switch (this) {
            case ANY, EACH, LIST -> true;
            case TEXT, TRUTH -> given != LIST;
            case NUMBER, DATE, PATTERN, INTERVAL, ENCODING, COMPARE, FORMAT -> given != LIST && given != TRUTH;
            case NAME -> false;
        };
        String advice = given == LIST ? "; take one with Item or put them together with Join" : "";
        return fits ? null : "must be " + shown + ", and " + giver + given.shown + advice;
    }

    private static @Nullable String objectionToPattern(String pattern) {
        try {
            BoundedRegex.check(pattern);
            return null;
        } catch (PatternSyntaxException malformed) {
            return "is not a valid regex pattern: "
                    + malformed.getDescription().toLowerCase(Locale.ROOT)
                    + (malformed.getIndex() < 0 ? "" : " at its character " + (malformed.getIndex() + 1));
        }
    }

    private static @Nullable String oneOf(List<String> known, String text) {
        return known.contains(text) ? null : "must be one of " + String.join(", ", known) + ", not \"" + text + "\"";
    }
}
