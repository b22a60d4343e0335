package io.tenantsync.emulator.odata;

import io.tenantsync.emulator.odata.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into tokens. */
final class Lexer {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2}))?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$@][A-Za-z0-9_.$@]*");

    private final String text;
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Kind.END);
        return tokens;
    }

    private Token next() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (position == text.length()) {
            return new Token(Kind.END, "", position);
        }
        char c = text.charAt(position);
        return switch (c) {
            case '(' -> symbol(Kind.OPEN);
            case ')' -> symbol(Kind.CLOSE);
            case ',' -> symbol(Kind.COMMA);
            case '/' -> symbol(Kind.SLASH);
            case ':' -> symbol(Kind.COLON);
            case '\'' -> string();
            default -> wordOrLiteral();
        };
    }

    private Token symbol(Kind kind) {
        return new Token(kind, String.valueOf(text.charAt(position)), position++);
    }

    private Token string() {
        int start = position++;
        StringBuilder value = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != '\'') {
                value.append(c);
            } else if (position < text.length() && text.charAt(position) == '\'') {
                value.append('\'');
                position++;
            } else {
                return new Token(Kind.STRING, value.toString(), start);
            }
        }
        throw new SyntaxError("There is an unterminated string literal at position " + start + " in '" + text + "'.");
    }

    private Token wordOrLiteral() {
        for (Pattern pattern : List.of(GUID, DATE_TIME, NUMBER)) {
            Matcher matcher = pattern.matcher(text).region(position, text.length());
            if (matcher.lookingAt()) {
                return take(Kind.LITERAL, matcher);
            }
        }
        Matcher word = WORD.matcher(text).region(position, text.length());
        if (word.lookingAt()) {
            return take(Kind.WORD, word);
        }
        throw new SyntaxError("Syntax error: character '" + text.charAt(position) + "' is not valid at position "
                + position + " in '" + text + "'.");
    }

    private Token take(Kind kind, Matcher matcher) {
        int start = position;
        position = matcher.end();
        return new Token(kind, matcher.group(), start);
    }
}
