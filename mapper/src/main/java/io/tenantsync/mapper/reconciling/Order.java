package io.tenantsync.mapper.reconciling;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that was sent; kept whole, so that exactly the same can be sent again.
 *
 * @param commandId the same when it is sent again
 * @param attempt from 1
 * @param revision of the configuration that it was computed with
 * @param owed the change that it accounts for
 * @param lane where it waited
 * @param issuedAt when it was first sent
 * @param targetId object id in the target; null when not known
 * @param operation what is asked
 * @param steps the work so far
 */
public record Order(
        String commandId,
        int attempt,
        long revision,
        Owed owed,
        Lane lane,
        Instant issuedAt,
        @Nullable String targetId,
        Operation operation,
        List<LogStep> steps) {
    public Order {
        steps = List.copyOf(steps);
    }

    Order again() {
        return new Order(commandId, attempt + 1, revision, owed, lane, issuedAt, targetId, operation, steps);
    }
}
