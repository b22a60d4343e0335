package io.tenantsync.control.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one target attribute gets its value.
 *
 * @param target Graph's name; {@code manager} for the reference
 * @param defaultValue used when the result is empty; null = none
 * @param defaultWhen when it is used
 * @param matching place in the order in which attributes are tried to find an account, lowest first; null = not among them
 */
public record AttributeMapping(
        String target,
        Source source,
        Apply apply,
        WhenNull whenNull,
        @Nullable String defaultValue,
        DefaultWhen defaultWhen,
        @Nullable Integer matching) {

    /** A mapping that matches nothing and uses its default value only when a person is created. */
    public AttributeMapping(
            String target, Source source, Apply apply, WhenNull whenNull, @Nullable String defaultValue) {
        this(target, source, apply, whenNull, defaultValue, DefaultWhen.ON_CREATE, null);
    }

    /** Where the value comes from. */
    public sealed interface Source {
        /** @param attribute Graph's name of a source attribute */
        record Direct(String attribute) implements Source {}

        /** @param value String, Boolean, Long, Double, a list of String, or null, which clears */
        record Constant(@Nullable Object value) implements Source {
            public Constant {
                value = value instanceof List<?> list ? List.copyOf(list) : value;
            }
        }

        record Expression(String text) implements Source {}
    }

    public enum Apply {
        ALWAYS,
        ON_CREATE,
        IF_TARGET_EMPTY
    }

    public enum DefaultWhen {
        ON_CREATE,
        ALWAYS
    }

    public enum WhenNull {
        CLEAR,
        LEAVE
    }
}
