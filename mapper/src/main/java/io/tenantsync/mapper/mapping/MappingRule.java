package io.tenantsync.mapper.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How one target attribute gets its value.
 *
 * @param target Graph's name
 * @param source where the value comes from
 * @param apply when the rule applies
 * @param whenEmpty what an empty value means
 * @param defaultValue used in place of an empty value; null = none
 * @param defaultWhen when it is used
 * @param matching place in the order in which attributes are tried to find an account, lowest first; null = not among them
 */
public record MappingRule(
        String target,
        ValueSource source,
        Apply apply,
        WhenEmpty whenEmpty,
        @Nullable String defaultValue,
        DefaultWhen defaultWhen,
        @Nullable Integer matching) {
    public MappingRule {
        target = AttributeNames.graphName(target);
    }

    /** A rule that matches nothing and uses its default value only when the account is made. */
    public MappingRule(
            String target, ValueSource source, Apply apply, WhenEmpty whenEmpty, @Nullable String defaultValue) {
        this(target, source, apply, whenEmpty, defaultValue, DefaultWhen.ON_CREATE, null);
    }

    /** When a rule applies. */
    public enum Apply {
        /** On every evaluation. */
        ALWAYS,
        /** Only when the account is made. */
        ON_CREATE,
        /** When the account is made, and later as long as the target is known to have no value. */
        IF_TARGET_EMPTY
    }

    /**
     * What an empty value means. Entra leaves the target alone and so keeps what the source has given up; here the target
     * is emptied unless the rule says otherwise.
     */
    public enum WhenEmpty {
        /** The target attribute is emptied, where the directory allows it. */
        CLEAR,
        /** The target attribute is left alone. */
        LEAVE
    }

    /** When a default value is used. */
    public enum DefaultWhen {
        /** Only when the account is made, as in Entra. */
        ON_CREATE,
        /** Whenever the value is empty. */
        ALWAYS
    }

    /** A rule that copies an attribute always and clears what is empty. */
    public static MappingRule direct(String source, String target) {
        return new MappingRule(target, new ValueSource.Direct(source), Apply.ALWAYS, WhenEmpty.CLEAR, null);
    }

    /** A rule that gives everybody the same value. */
    public static MappingRule constant(@Nullable Object value, String target, Apply apply) {
        return new MappingRule(target, new ValueSource.Constant(value), apply, WhenEmpty.CLEAR, null);
    }
}
