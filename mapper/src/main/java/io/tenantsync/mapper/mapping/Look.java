package io.tenantsync.mapper.mapping;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person should look like in the target.
 *
 * @param attributes by Graph's name: absent = leave alone, null = clear, value = set
 * @param onCreate further attributes, wished only when the account is made
 * @param accountEnabled what the rule for accountEnabled says; null = no rule, leave alone
 * @param manager what is wished of the manager
 * @param warnings rules that could not be computed; their attributes are left alone
 * @param redacted attributes whose values no log may show
 */
public record Look(
        Map<String, @Nullable Object> attributes,
        Map<String, @Nullable Object> onCreate,
        @Nullable Boolean accountEnabled,
        ManagerWish manager,
        List<Warning> warnings,
        Set<String> redacted) {
    /** What a log shows in place of a redacted value; Entra's text. */
    public static final String REDACTED = "[Redact]";

    public Look {
        attributes = sorted(attributes);
        onCreate = sorted(onCreate);
        warnings = List.copyOf(warnings);
        redacted = Set.copyOf(redacted);
    }

    /** What is wished of the manager. */
    public sealed interface ManagerWish {
        /** No rule: leave alone. */
        record Unruled() implements ManagerWish {}

        /** The person has none, or themselves, which Graph does not take: clear. */
        record None() implements ManagerWish {}

        /**
         * This person's account in the target.
         *
         * @param sourceId object id in the source
         */
        record Of(String sourceId) implements ManagerWish {}
    }

    /**
     * A rule that could not be computed.
     *
     * @param attribute the target attribute
     * @param message why
     */
    public record Warning(String attribute, String message) {}

    private static Map<String, @Nullable Object> sorted(Map<String, @Nullable Object> attributes) {
        return Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(attributes));
    }
}
