package io.tenantsync.mapper.expression;

import io.tenantsync.mapper.expression.regex.BoundedRegex;
import io.tenantsync.mapper.expression.regex.Regex;
import io.tenantsync.mapper.expression.regex.Unmatchable;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The function Replace: which arguments are given decides what it does. */
final class Replacing {
    private static final int SOURCE = 0;
    private static final int OLD = 1;
    private static final int PATTERN = 2;
    private static final int GROUP = 3;
    private static final int REPLACEMENT = 4;
    private static final int OTHER = 5;
    private static final int TEMPLATE = 6;

    private Replacing() {}

    /** What is wrong with the choice of arguments; null when nothing is. */
    static @Nullable String objectionTo(Node.Call call) {
        Arguments arguments = new Arguments(call, Inputs.of(name -> null));
        if (arguments.given(OLD) || arguments.filled(PATTERN)) {
            return null;
        }
        return "Replace needs an old value or a regex pattern that says what to replace: " + call.function();
    }

    /** The attribute that is named by a text where its value is meant. */
    static Set<String> namedAttribute(Node.Call call) {
        return otherName(call).map(Set::of).orElse(Set.of());
    }

    static @Nullable Object replace(Arguments arguments) {
        boolean byPattern = arguments.filled(PATTERN) && !arguments.filled(OLD);
        if (byPattern && arguments.filled(OTHER)) {
            return fromOther(arguments);
        }
        String source = arguments.text(SOURCE);
        if (source == null) {
            return null;
        }
        if (byPattern) {
            return byPattern(arguments, source);
        }
        String old = arguments.textOrEmpty(OLD);
        if (old.isEmpty()) {
            return source;
        }
        return arguments.filled(TEMPLATE) && !arguments.given(REPLACEMENT)
                ? all(arguments.textOrEmpty(TEMPLATE), old, source)
                : all(source, old, arguments.textOrEmpty(REPLACEMENT));
    }

    private static String all(String text, String old, String replacement) {
        Limited result = new Limited();
        int from = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, from)) {
            result.append(text, from, at).append(replacement);
            from = at + old.length();
        }
        return result.append(text, from, text.length()).toString();
    }

    private static String byPattern(Arguments arguments, String source) {
        String replacement = arguments.textOrEmpty(REPLACEMENT);
        return matched(
                arguments,
                source,
                (regex, matcher) -> arguments.filled(GROUP)
                        ? onlyGroup(regex, matcher, source, knownGroup(arguments, regex), replacement)
                        : expanded(regex, matcher, source, replacement));
    }

    private static String matched(Arguments arguments, String text, BiFunction<Regex, Matcher, String> work) {
        try {
            return BoundedRegex.run(arguments.textOrEmpty(PATTERN), text, work);
        } catch (Unmatchable unmatchable) {
            throw arguments.failed(String.valueOf(unmatchable.getMessage()));
        }
    }

    private static String expanded(Regex regex, Matcher matcher, String source, String replacement) {
        Limited result = new Limited();
        Substitution substitution = new Substitution(regex, source);
        int from = 0;
        while (matcher.find()) {
            result.append(source, from, matcher.start());
            substitution.append(result, matcher, replacement);
            from = matcher.end();
        }
        return result.append(source, from, source.length()).toString();
    }

    private static String onlyGroup(Regex regex, Matcher matcher, String source, String group, String replacement) {
        Limited result = new Limited();
        int from = 0;
        while (matcher.find()) {
            int number = regex.matched(matcher, group);
            // a group inside a look-ahead may lie in front of where the last one ended
            if (number >= 0 && matcher.start(number) >= from) {
                result.append(source, from, matcher.start(number)).append(replacement);
                from = matcher.end(number);
            }
        }
        return result.append(source, from, source.length()).toString();
    }

    private static @Nullable Object fromOther(Arguments arguments) {
        Object source = arguments.value(SOURCE);
        if (!Values.isEmpty(source)) {
            return source;
        }
        String other = other(arguments);
        if (other == null) {
            return null;
        }
        return matched(arguments, other, (regex, matcher) -> {
            String group = arguments.filled(GROUP) ? knownGroup(arguments, regex) : "0";
            String found = matcher.find() ? regex.text(matcher, group) : null;
            return Optional.ofNullable(found).orElse("");
        });
    }

    /** The value of the replacement attribute, which may be written as a value or as a name. */
    private static @Nullable String other(Arguments arguments) {
        String written = arguments.text(OTHER);
        Object named = written != null && otherName(arguments.call()).isPresent()
                ? arguments.inputs().attributes().apply(written)
                : null;
        return named == null ? written : Values.text(named);
    }

    private static Optional<String> otherName(Node.Call call) {
        return call.arguments().size() > OTHER
                        && call.arguments().get(OTHER) instanceof Node.Literal literal
                        && literal.value() instanceof String name
                        && name.matches("[A-Za-z][A-Za-z0-9_/]*")
                ? Optional.of(name)
                : Optional.empty();
    }

    private static String knownGroup(Arguments arguments, Regex regex) {
        String group = arguments.textOrEmpty(GROUP);
        if (!regex.knows(group)) {
            throw arguments.failed(GROUP, "the regex pattern has no group \"" + Values.shortened(group) + "\"");
        }
        return group;
    }
}
