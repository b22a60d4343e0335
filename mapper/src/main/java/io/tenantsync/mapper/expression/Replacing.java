package io.tenantsync.mapper.expression;

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

    static @Nullable Object replace(Arguments arguments) {
        if (arguments.given(PATTERN) && arguments.given(OTHER)) {
            return fromOther(arguments);
        }
        String source = arguments.text(SOURCE);
        if (source == null) {
            return null;
        }
        if (arguments.given(PATTERN)) {
            return byPattern(arguments, source);
        }
        String old = arguments.textOrEmpty(OLD);
        if (old.isEmpty()) {
            throw arguments.failed("give an old value or a regex pattern that says what to replace");
        }
        return arguments.given(TEMPLATE)
                ? arguments.textOrEmpty(TEMPLATE).replace(old, source)
                : source.replace(old, arguments.textOrEmpty(REPLACEMENT));
    }

    private static String byPattern(Arguments arguments, String source) {
        String replacement = arguments.textOrEmpty(REPLACEMENT);
        return BoundedRegex.run(
                arguments,
                arguments.textOrEmpty(PATTERN),
                source,
                matcher -> arguments.given(GROUP)
                        ? onlyGroup(matcher, source, arguments.textOrEmpty(GROUP), replacement)
                        : matcher.replaceAll(replacement));
    }

    private static String onlyGroup(Matcher matcher, String source, String group, String replacement) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            if (matcher.start(group) >= 0) {
                result.append(source, from, matcher.start(group)).append(replacement);
                from = matcher.end(group);
            }
        }
        return result.append(source, from, source.length()).toString();
    }

    private static @Nullable Object fromOther(Arguments arguments) {
        Object source = arguments.value(SOURCE);
        if (!Values.isEmpty(source)) {
            return source;
        }
        String group = arguments.textOrEmpty(GROUP);
        return BoundedRegex.run(
                arguments,
                arguments.textOrEmpty(PATTERN),
                arguments.textOrEmpty(OTHER),
                matcher -> !matcher.find() ? "" : group.isEmpty() ? matcher.group() : blank(matcher.group(group)));
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
