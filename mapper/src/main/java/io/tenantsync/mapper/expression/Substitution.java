package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.regex.Regex;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The replacement text of a regular expression, as .NET reads it: {@code ${name}}, {@code $1}, {@code $&} and their kin
 * stand for parts of the match; what names no group stands for itself.
 */
final class Substitution {
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\d+)|([$&`'+_]))");

    private final Regex regex;
    private final String source;

    Substitution(Regex regex, String source) {
        this.regex = regex;
        this.source = source;
    }

    void append(Limited result, Matcher match, String replacement) {
        Matcher reference = REFERENCE.matcher(replacement);
        int from = 0;
        while (reference.find()) {
            result.append(replacement, from, reference.start());
            result.append(value(reference, match));
            from = reference.end();
        }
        result.append(replacement, from, replacement.length());
    }

    private String value(Matcher reference, Matcher match) {
        String symbol = reference.group(3);
        if (symbol != null) {
            return special(symbol.charAt(0), match);
        }
        String group = reference.group(1) == null ? reference.group(2) : reference.group(1);
        return regex.knows(group) ? textOrEmpty(regex.text(match, group)) : reference.group();
    }

    private String special(char symbol, Matcher match) {
        return switch (symbol) {
            case '$' -> "$";
            case '&' -> match.group();
            case '`' -> source.substring(0, match.start());
            case '\'' -> source.substring(match.end());
            case '+' -> match.groupCount() == 0 ? match.group() : textOrEmpty(match.group(match.groupCount()));
            default -> source;
        };
    }

    private static String textOrEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
