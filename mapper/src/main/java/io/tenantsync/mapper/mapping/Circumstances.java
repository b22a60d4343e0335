package io.tenantsync.mapper.mapping;

import io.tenantsync.mapper.expression.Inputs;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may look at besides the person. With the rules and the person it decides the look, so that a preview and the
 * real evaluation agree.
 *
 * @param groups by name and by object id, the groups whose direct members count as members of it
 * @param tables of the configuration, for {@code Lookup}
 * @param defaultDomain of the source tenant; null = not known
 * @param known what is known to hold in the target, by Graph's name: absent = not known, null = empty
 */
public record Circumstances(
        Map<String, Set<String>> groups,
        Map<String, Map<String, String>> tables,
        @Nullable String defaultDomain,
        Map<String, @Nullable Object> known) {
    /** Nothing is known. */
    public static final Circumstances NONE = new Circumstances(Map.of(), Map.of(), null, Map.of());

    private static final RandomGenerator NO_CHANCE = () -> 0;

    public Circumstances {
        groups = Map.copyOf(groups);
        tables = Map.copyOf(tables);
        known = Collections.unmodifiableMap(new TreeMap<String, @Nullable Object>(known));
    }

    /** Whether the person is a member of the group of that name or id, directly or through groups that count. */
    public boolean isMember(SourcePerson person, String group) {
        return person.groups().contains(group)
                || person.groups().stream().anyMatch(groups.getOrDefault(group, Set.of())::contains);
    }

    /** The groups that the person is a member of, by object id and, where known, by name. */
    public List<String> memberOf(SourcePerson person) {
        Stream<String> named = groups.keySet().stream().filter(group -> isMember(person, group));
        return Stream.concat(person.groups().stream(), named).distinct().toList();
    }

    /** Whether the target is known to have no value there. */
    boolean isKnownEmpty(String attribute) {
        Object value = known.get(attribute);
        return known.containsKey(attribute) && (value == null || value.equals(List.of()));
    }

    /** Whether the target is known to have some other value there. */
    boolean isKnownOtherThan(String attribute, Object value) {
        return known.containsKey(attribute) && !Objects.equals(known.get(attribute), value);
    }

    /**
     * The inputs of an expression. Nothing in them changes between two evaluations of one state of a person: the clock
     * stands at the moment when the person's change was seen, and chance is seeded by the person and the target attribute.
     * So a rule with {@code Now()}, {@code Guid()} or {@code RandomString(...)} gives the same value again when a sweep or a
     * replay evaluates everybody, and nothing is written because of it; {@code Guid()} and {@code RandomString(...)} give
     * one person the same value for ever.
     */
    Inputs inputs(SourcePerson person, String target) {
        return inputs(person, new SplittableRandom(seed(person.tenantId() + "/" + person.userId() + "/" + target)));
    }

    /** The inputs of all expressions that leave nothing to chance. */
    Inputs inputs(SourcePerson person) {
        return inputs(person, NO_CHANCE);
    }

    private Inputs inputs(SourcePerson person, RandomGenerator random) {
        return new Inputs(
                person::value,
                InstantSource.fixed(person.change().observedAt()),
                random,
                group -> isMember(person, group),
                tables,
                defaultDomain);
    }

    /** FNV-1a: spreads better than a hash code of 32 bits, and is the same in every release of Java. */
    private static long seed(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
        }
        return hash;
    }
}
