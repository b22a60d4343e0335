package io.tenantsync.mapper.expression.regex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Translates a regular expression from .NET's dialect, in which Entra's rules are written, to Java's: names and numbers of
 * groups, comments, line ends, classes of characters. What Java cannot do is refused with its position.
 *
 * <p>The steps of a match are counted by the characters that it looks at. A pattern may also match nothing at all in many
 * ways, and those look at no character; they are counted here, and too many are refused.
 */
final class DotNetPattern {
    private static final int DEEPEST = 100;
    private static final double MOST_EMPTY_WAYS = 10_000;
    /** Java looks back over bounded distances only; no attribute value is longer. */
    private static final int FARTHEST_BACK = 1024;

    private final String source;
    private final Map<String, List<Integer>> known;
    private final StringBuilder out = new StringBuilder();
    private final List<@Nullable String> names = new ArrayList<>();
    private int at;
    private int depth;
    private int behind;
    private boolean freeSpacing;

    private DotNetPattern(String source, Map<String, List<Integer>> known) {
        this.source = source;
        this.known = known;
    }

    /** @throws PatternSyntaxException if it is malformed, or cannot be run here */
    static Regex compile(String source) {
        // twice, because a back-reference by number can only be resolved when all groups are known
        DotNetPattern first = new DotNetPattern(source, Map.of());
        first.translate();
        Map<String, List<Integer>> groups = first.groups();
        DotNetPattern second = new DotNetPattern(source, groups);
        second.translate();
        try {
            int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS;
            return new Regex(Pattern.compile(second.out.toString(), flags), groups);
        } catch (PatternSyntaxException refused) {
            throw new PatternSyntaxException(refused.getDescription(), source, -1);
        } catch (StackOverflowError tooDeep) {
            throw new PatternSyntaxException("Groups are nested too deep", source, -1);
        }
    }

    /** Groups without a name are numbered first, those with a name after them. */
    private Map<String, List<Integer>> groups() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put("0", List.of(0));
        int number = 0;
        for (int index = 0; index < names.size(); index++) {
            if (names.get(index) == null) {
                groups.put(String.valueOf(++number), List.of(index + 1));
            }
        }
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (name != null) {
                List<Integer> same = groups.get(name);
                List<Integer> all = new ArrayList<>(same == null ? List.of() : same);
                all.add(index + 1);
                groups.put(name, all);
                if (same == null) {
                    groups.put(String.valueOf(++number), all);
                }
            }
        }
        return Map.copyOf(groups);
    }

    private void translate() {
        double ways = alternation();
        if (at < source.length()) {
            throw malformed("Unmatched closing )", at);
        }
        if (ways > MOST_EMPTY_WAYS) {
            throw malformed(
                    "It can match nothing in too many ways; write it without optional parts inside repetition", -1);
        }
    }

    /** The number of ways in which the part can match nothing. */
    private double alternation() {
        if (++depth > DEEPEST) {
            throw malformed("Groups may be nested " + DEEPEST + " deep", at);
        }
        double ways = sequence();
        while (peek('|')) {
            copy(1);
            ways += sequence();
        }
        depth--;
        return ways;
    }

    private double sequence() {
        double ways = 1;
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            ways *= quantified();
        }
        return ways;
    }

    private double quantified() {
        int start = at;
        double ways = atom();
        if (freeSpacing) {
            while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
                at++;
            }
        }
        Quantifier quantifier = Quantifier.at(source, at);
        if (quantifier == null) {
            return ways;
        }
        if (start == at) {
            throw malformed("There is nothing to repeat", at);
        }
        at += quantifier.length();
        out.append(behind > 0 ? quantifier.bounded(FARTHEST_BACK) : quantifier.text());
        return quantifier.ways(ways);
    }

    private double atom() {
        return switch (source.charAt(at)) {
            case '(' -> group();
            case '[' -> {
                CharacterClass found = CharacterClass.at(source, at);
                out.append(found.java());
                at = found.end();
                yield 0;
            }
            case '\\' -> escape();
            case '^', '$' -> {
                copy(1);
                yield 1;
            }
            case '*', '+', '?' -> throw malformed("There is nothing to repeat", at);
            case '{', '}', ']' -> {
                out.append('\\');
                copy(1);
                yield 0;
            }
            case '#' -> freeSpacing ? lineComment() : literal();
            default -> literal();
        };
    }

    private double literal() {
        int length = Character.charCount(source.codePointAt(at));
        boolean blank = freeSpacing && Character.isWhitespace(source.charAt(at));
        copy(length);
        return blank ? 1 : 0;
    }

    private double lineComment() {
        int end = source.indexOf('\n', at);
        at = end < 0 ? source.length() : end;
        return 1;
    }

    private double group() {
        int start = at;
        if (source.startsWith("(?#", at)) {
            int end = source.indexOf(')', at);
            at = end < 0 ? source.length() : end + 1;
            return 1;
        }
        boolean looksBehind = source.startsWith("(?<=", at) || source.startsWith("(?<!", at);
        boolean looks = looksBehind || source.startsWith("(?=", at) || source.startsWith("(?!", at);
        if (looks || source.startsWith("(?:", at) || source.startsWith("(?>", at)) {
            copy(looksBehind ? 4 : 3);
        } else if (source.startsWith("(?<", at) || source.startsWith("(?'", at)) {
            named();
        } else if (source.startsWith("(?", at)) {
            if (isOnlyOptions()) {
                return 1;
            }
        } else {
            at++;
            open(null);
        }
        behind += looksBehind ? 1 : 0;
        double ways = alternation();
        behind -= looksBehind ? 1 : 0;
        if (!peek(')')) {
            throw malformed("Unclosed group", start);
        }
        copy(1);
        // a look-around is left again once it has found one way
        return looks ? Math.max(1, ways) : ways;
    }

    private void named() {
        char closing = source.charAt(at + 2) == '<' ? '>' : '\'';
        int end = source.indexOf(closing, at + 3);
        String name = end < 0 ? "" : source.substring(at + 3, end);
        if (!name.matches("\\w+")) {
            throw malformed(
                    name.contains("-") ? "Balancing groups are not available" : "A group needs a name of letters",
                    at + 3);
        }
        at = end + 1;
        open(name);
    }

    private void open(@Nullable String name) {
        names.add(name);
        out.append("(?<g").append(names.size()).append('>');
    }

    private boolean isOnlyOptions() {
        int end = at + 2;
        while (end < source.length() && "imsx-".indexOf(source.charAt(end)) >= 0) {
            end++;
        }
        if (end >= source.length() || end == at + 2 || ":)".indexOf(source.charAt(end)) < 0) {
            throw malformed("This kind of group is not available", at);
        }
        String options = source.substring(at + 2, end);
        freeSpacing |= options.split("-", 2)[0].indexOf('x') >= 0;
        copy(end + 1 - at);
        return source.charAt(end) == ')';
    }

    private double escape() {
        if (at + 1 >= source.length()) {
            throw malformed("Nothing follows the last backslash", at);
        }
        char next = source.charAt(at + 1);
        if (next == 'k' && at + 2 < source.length() && "<'{".indexOf(source.charAt(at + 2)) >= 0) {
            int end = source.indexOf(
                    source.charAt(at + 2) == '<' ? '>' : source.charAt(at + 2) == '{' ? '}' : '\'', at + 3);
            String name = end < 0 ? "" : source.substring(at + 3, end);
            back(name, at);
            at = end + 1;
            return 1;
        }
        if (next >= '1' && next <= '9') {
            int end = at + 1;
            while (end < source.length() && Character.isDigit(source.charAt(end)) && end < at + 4) {
                end++;
            }
            back(source.substring(at + 1, end), at);
            at = end;
            return 1;
        }
        CharacterClass.Escape found = CharacterClass.escape(source, at, false);
        out.append(found.java());
        at = found.end();
        return "bBAZzG".indexOf(next) >= 0 ? 1 : 0;
    }

    private void back(String group, int position) {
        if (known.isEmpty()) {
            return;
        }
        List<Integer> groups = known.get(group);
        if (groups == null) {
            throw malformed("There is no group " + group, position);
        }
        out.append("\\k<g").append(groups.getLast()).append('>');
    }

    private boolean peek(char wanted) {
        return at < source.length() && source.charAt(at) == wanted;
    }

    private void copy(int length) {
        out.append(source, at, at + length);
        at += length;
    }

    private PatternSyntaxException malformed(String description, int index) {
        return new PatternSyntaxException(description, source, index);
    }
}
