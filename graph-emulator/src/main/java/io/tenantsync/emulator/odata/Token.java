package io.tenantsync.emulator.odata;

/**
 * A piece of a filter.
 *
 * @param text the word, the unquoted string or the symbol
 * @param position where it starts, counted from 0
 */
record Token(Kind kind, String text, int position) {
    enum Kind {
        WORD,
        STRING,
        LITERAL,
        OPEN,
        CLOSE,
        COMMA,
        SLASH,
        COLON,
        END
    }
}
