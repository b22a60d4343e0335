package io.tenantsync.writer.writing.directory;

import org.jspecify.annotations.Nullable;

/**
 * What became of a write.
 *
 * @param id of the account that an invitation led to
 * @param problem null exactly if it was applied
 * @param units what it cost
 */
public record WriteAnswer(@Nullable String id, @Nullable Problem problem, int units) {
    public static WriteAnswer applied(int units) {
        return new WriteAnswer(null, null, units);
    }

    public static WriteAnswer failed(Problem problem) {
        return new WriteAnswer(null, problem, 0);
    }
}
