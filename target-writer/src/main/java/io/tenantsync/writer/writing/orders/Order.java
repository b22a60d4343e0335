package io.tenantsync.writer.writing.orders;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One wish for one person in one configuration.
 *
 * @param commandId the same when the order is sent again
 * @param attempt from 1
 * @param repeated true when it may have been carried out before by somebody who could not say so any more
 * @param displayName the person's name in the source
 * @param issuedAt when it was first issued
 * @param targetId known object id in the target
 */
public record Order(
        String commandId,
        int attempt,
        boolean repeated,
        Subject subject,
        Lane lane,
        @Nullable String displayName,
        Instant issuedAt,
        @Nullable String targetId,
        Operation operation) {}
