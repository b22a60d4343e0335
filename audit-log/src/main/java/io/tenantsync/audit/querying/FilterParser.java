package io.tenantsync.audit.querying;

import io.tenantsync.audit.querying.Filter.Comparison;
import io.tenantsync.audit.querying.Filter.TextTest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the part of OData's {@code $filter} that Graph's provisioning log takes: {@code eq} and {@code contains} on texts,
 * {@code eq gt ge lt le} on time and duration, {@code tolower}, {@code and}, {@code or} and parentheses.
 */
public final class FilterParser {
    private static final int LONGEST = 8_000;
    /** The parser and the translation to SQL descend once per level or condition; this keeps their stacks small. */
    private static final int MOST_CONDITIONS = 100;

    private final FilterTokens tokens;
    private int conditions;
    private int depth;

    private FilterParser(String text) {
        this.tokens = new FilterTokens(text);
    }

    /**
     * The condition that the text states.
     *
     * @throws BadQuery if it states none, or one that the log cannot answer
     */
    public static Filter parse(String text) {
        if (text.length() > LONGEST) {
            throw new BadQuery("Invalid filter clause: it has " + text.length() + " characters, at most " + LONGEST
                    + " are taken.");
        }
        FilterParser parser = new FilterParser(text);
        Filter filter = parser.alternatives();
        parser.tokens.take(FilterToken.Kind.END, "and, or or the end");
        return filter;
    }

    private Filter alternatives() {
        Filter left = conjunction();
        while (tokens.peek().isWord("or")) {
            tokens.take();
            left = new Filter.Or(left, conjunction());
        }
        return left;
    }

    private Filter conjunction() {
        Filter left = condition();
        while (tokens.peek().isWord("and")) {
            tokens.take();
            left = new Filter.And(left, condition());
        }
        return left;
    }

    private Filter condition() {
        if (++conditions > MOST_CONDITIONS || depth > MOST_CONDITIONS) {
            throw new BadQuery("Invalid filter clause: more than " + MOST_CONDITIONS
                    + " conditions or levels of parentheses; ask in several requests.");
        }
        if (tokens.peek().kind() == FilterToken.Kind.OPEN) {
            return inParentheses();
        }
        FilterToken word = tokens.take(FilterToken.Kind.WORD, "a property, contains(...), tolower(...) or (");
        if (tokens.peek().kind() != FilterToken.Kind.OPEN) {
            return comparison(new Operand(field(word), word, false));
        }
        return switch (word.text()) {
            case "contains" -> contains();
            case "tolower" -> comparison(lowered());
            default -> throw tokens.refused(word, "contains or tolower as the function");
        };
    }

    private Filter inParentheses() {
        tokens.take();
        depth++;
        Filter inner = alternatives();
        depth--;
        tokens.take(FilterToken.Kind.CLOSE, "and, or or )");
        return inner;
    }

    private Filter contains() {
        tokens.take();
        FilterToken word = tokens.take(FilterToken.Kind.WORD, "a property or tolower(property)");
        Operand operand = word.isWord("tolower") && tokens.peek().kind() == FilterToken.Kind.OPEN
                ? lowered()
                : new Operand(field(word), word, false);
        requireText(operand, "contains");
        tokens.take(FilterToken.Kind.COMMA, "a comma and a text in single quotes");
        String text =
                tokens.take(FilterToken.Kind.QUOTED, "a text in single quotes").text();
        tokens.take(FilterToken.Kind.CLOSE, ")");
        return new Filter.TextIs(operand.field, operand.lowered, TextTest.CONTAINS, text);
    }

    /** After the word {@code tolower}. */
    private Operand lowered() {
        tokens.take(FilterToken.Kind.OPEN, "(");
        FilterToken word = tokens.take(FilterToken.Kind.WORD, "a property");
        Operand operand = new Operand(field(word), word, true);
        requireText(operand, "tolower");
        tokens.take(FilterToken.Kind.CLOSE, ")");
        return operand;
    }

    private Filter comparison(Operand operand) {
        FilterToken operator = tokens.take(FilterToken.Kind.WORD, "eq, gt, ge, lt or le");
        Comparison comparison = comparison(operator);
        return switch (operand.field.kind()) {
            case TEXT, TEXT_IN_ANY_CASE -> textComparison(operand, operator, comparison);
            case TIME -> new Filter.TimeIs(operand.field, comparison, time());
            case NUMBER -> new Filter.NumberIs(operand.field, comparison, number());
        };
    }

    private Filter textComparison(Operand operand, FilterToken operator, Comparison comparison) {
        if (comparison != Comparison.EQ) {
            throw tokens.refused(operator, "eq; " + operand.field.path() + " takes eq and contains");
        }
        String text =
                tokens.take(FilterToken.Kind.QUOTED, "a text in single quotes").text();
        return new Filter.TextIs(operand.field, operand.lowered, TextTest.EQUALS, text);
    }

    private Comparison comparison(FilterToken operator) {
        return Arrays.stream(Comparison.values())
                .filter(known -> operator.text().equals(known.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> tokens.refused(operator, "eq, gt, ge, lt or le"));
    }

    private Instant time() {
        FilterToken word = tokens.take(FilterToken.Kind.WORD, "a time without quotes, such as 2026-11-23T08:30:00Z");
        try {
            return OffsetDateTime.parse(word.text()).toInstant();
        } catch (DateTimeException unreadable) {
            throw tokens.refused(word, "a time with its zone, such as 2026-11-23T08:30:00Z");
        }
    }

    private long number() {
        FilterToken word = tokens.take(FilterToken.Kind.WORD, "a number of milliseconds");
        try {
            return Long.parseLong(word.text());
        } catch (NumberFormatException unreadable) {
            throw tokens.refused(word, "a whole number of milliseconds");
        }
    }

    private static Field field(FilterToken word) {
        Optional<Field> field = Field.ofPath(word.text());
        return field.orElseThrow(() -> new BadQuery("Invalid filter clause: " + word.text() + " at position "
                + word.position() + " is not a property that can be filtered. These can: " + Field.paths() + "."));
    }

    private void requireText(Operand operand, String function) {
        switch (operand.field.kind()) {
            case TEXT, TEXT_IN_ANY_CASE -> {}
            case TIME, NUMBER ->
                throw new BadQuery("Invalid filter clause: " + function + " does not work on " + operand.field.path()
                        + " at position " + operand.word.position() + "; it takes eq, gt, ge, lt and le.");
        }
    }

    private record Operand(Field field, FilterToken word, boolean lowered) {}
}
