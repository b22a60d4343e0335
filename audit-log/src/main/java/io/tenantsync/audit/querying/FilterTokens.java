package io.tenantsync.audit.querying;

import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into its words and hands them out one by one. */
final class FilterTokens {
    private final String text;
    private final List<FilterToken> tokens = new ArrayList<>();
    private int cut;
    private int next;

    FilterTokens(String text) {
        this.text = text;
        while (cut < text.length()) {
            cutOne();
        }
        tokens.add(new FilterToken(FilterToken.Kind.END, "", text.length() + 1));
    }

    FilterToken peek() {
        return tokens.get(next);
    }

    FilterToken take() {
        FilterToken token = tokens.get(next);
        if (token.kind() != FilterToken.Kind.END) {
            next++;
        }
        return token;
    }

    FilterToken take(FilterToken.Kind wanted, String expected) {
        FilterToken token = take();
        if (token.kind() != wanted) {
            throw refused(token, expected);
        }
        return token;
    }

    BadQuery refused(FilterToken token, String expected) {
        return new BadQuery("Invalid filter clause: found " + token.shown() + " at position " + token.position()
                + ", expected " + expected + ".");
    }

    private void cutOne() {
        char first = text.charAt(cut);
        switch (first) {
            case ' ', '\t' -> cut++;
            case '(' -> sign(FilterToken.Kind.OPEN);
            case ')' -> sign(FilterToken.Kind.CLOSE);
            case ',' -> sign(FilterToken.Kind.COMMA);
            case '\'' -> quoted();
            default -> word();
        }
    }

    private void sign(FilterToken.Kind kind) {
        cut++;
        tokens.add(new FilterToken(kind, "", cut));
    }

    /** Up to the closing quote; a quote inside is written twice. */
    private void quoted() {
        int begin = cut;
        StringBuilder content = new StringBuilder();
        while (++cut < text.length()) {
            if (text.charAt(cut) != '\'') {
                content.append(text.charAt(cut));
            } else if (cut + 1 < text.length() && text.charAt(cut + 1) == '\'') {
                content.append('\'');
                cut++;
            } else {
                cut++;
                tokens.add(new FilterToken(FilterToken.Kind.QUOTED, content.toString(), begin + 1));
                return;
            }
        }
        throw new BadQuery("Invalid filter clause: the text that begins at position " + (begin + 1)
                + " has no closing quote; a quote inside a text is written twice ('').");
    }

    private void word() {
        int begin = cut;
        while (cut < text.length() && isWordPart(text.charAt(cut))) {
            cut++;
        }
        if (cut == begin) {
            throw new BadQuery("Invalid filter clause: the character " + text.charAt(cut) + " at position " + (cut + 1)
                    + " has no meaning here; texts stand in single quotes.");
        }
        tokens.add(new FilterToken(FilterToken.Kind.WORD, text.substring(begin, cut), begin + 1));
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || "/_-:.+@".indexOf(c) >= 0;
    }
}
