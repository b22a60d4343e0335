package io.tenantsync.mapper.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How one target attribute gets its value.
 *
 * @param target Graph's name
 * @param source where the value comes from
 * @param apply when the rule applies
 * @param whenEmpty what an empty value means
 * @param defaultValue used in place of an empty value when a person is created; null = none
 */
public record MappingRule(
        String target,
        ValueSource source,
        Apply apply,
        WhenEmpty whenEmpty,
        @Nullable String defaultValue) {
    public MappingRule {
        target = AttributeNames.graphName(target);
    }

    /** When a rule applies. */
    public enum Apply {
        /** On every evaluation. */
        ALWAYS,
        /** Only when the account is made. */
        ON_CREATE,
        /** Only while the target has no value. For now known only to be so when the account is made. */
        IF_TARGET_EMPTY
    }

    /** What an empty value means. */
    public enum WhenEmpty {
        /** The target attribute is emptied, where the directory allows it. */
        CLEAR,
        /** The target attribute is left alone. */
        LEAVE
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
