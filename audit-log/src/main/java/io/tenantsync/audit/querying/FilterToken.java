package io.tenantsync.audit.querying;

/**
 * A word of a filter.
 *
 * @param kind what it is
 * @param text a word as written, or the content of a quoted text
 * @param position where it begins, from 1
 */
record FilterToken(Kind kind, String text, int position) {
    enum Kind {
        WORD,
        QUOTED,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** For people. */
    String shown() {
        return switch (kind) {
            case WORD -> text;
            case QUOTED -> "'" + text.replace("'", "''") + "'";
            case OPEN -> "(";
            case CLOSE -> ")";
            case COMMA -> ",";
            case END -> "the end";
        };
    }
}
