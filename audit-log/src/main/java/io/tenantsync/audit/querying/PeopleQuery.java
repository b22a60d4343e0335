package io.tenantsync.audit.querying;

import io.tenantsync.audit.auditing.Standing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which people a reader wants to see; null = any.
 *
 * @param configuration id or name of a configuration
 * @param standing where they stand
 * @param search part of a name, a user principal name or an id, in any case
 * @param after null = from the beginning
 * @param top most people in the answer, from 1 to {@link LogQuery#MOST}
 */
public record PeopleQuery(
        @Nullable String configuration,
        @Nullable Standing standing,
        @Nullable String search,
        @Nullable PeoplePlace after,
        int top) {

    /**
     * Reads the parameters of a request; null = not given.
     *
     * @throws BadQuery if one of them cannot be understood
     */
    public static PeopleQuery of(
            @Nullable String configuration,
            @Nullable String state,
            @Nullable String search,
            @Nullable String after,
            @Nullable String top) {
        return new PeopleQuery(
                configuration,
                state == null ? null : standing(state),
                search,
                after == null ? null : PeoplePlace.of(after),
                top == null ? LogQuery.USUAL : LogQuery.top(top));
    }

    private static Standing standing(String state) {
        return Arrays.stream(Standing.values())
                .filter(known -> known.name().equalsIgnoreCase(state))
                .findFirst()
                .orElseThrow(() -> new BadQuery(
                        "There is no state " + state + ". The states are " + Arrays.toString(Standing.values()) + "."));
    }
}
