package io.tenantsync.mapper.expression;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an evaluation may look at; the same inputs give the same value.
 *
 * @param attributes the value of an attribute by the name in brackets: a String, Boolean, Number, a list of strings, or
 *     null
 * @param clock answers {@code Now()}
 * @param random feeds {@code Guid()} and {@code RandomString(...)}
 * @param memberOf whether the person is in the group of that name or object id, for {@code IsMemberOf}
 * @param tables for {@code Lookup}: by name, value by key
 * @param defaultDomain answers {@code DefaultDomain()}; null = not known
 */
public record Inputs(
        Function<String, @Nullable Object> attributes,
        InstantSource clock,
        RandomGenerator random,
        Predicate<String> memberOf,
        Map<String, Map<String, String>> tables,
        @Nullable String defaultDomain) {

    /** Attributes and nothing else: no groups, no tables, a clock that stands at 1970. */
    public static Inputs of(Function<String, @Nullable Object> attributes) {
        return new Inputs(
                attributes,
                InstantSource.fixed(Instant.EPOCH),
                new SplittableRandom(0),
                group -> false,
                Map.of(),
                null);
    }
}
