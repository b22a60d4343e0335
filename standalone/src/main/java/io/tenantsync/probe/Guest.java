package io.tenantsync.probe;

import io.tenantsync.graph.batch.BatchAnswer;
import java.util.Map;
import java.util.Optional;

/**
 * A guest that the probe has made.
 *
 * @param id object id
 * @param address the address it was invited by, which carries the run's id and is nobody's
 */
record Guest(String id, String address) {
    /** Whom an invitation led to, if it succeeded and says so. */
    static Optional<Guest> in(BatchAnswer answer, String address) {
        boolean told = answer.succeeded() && answer.body() != null;
        return told
                        && answer.successBody().get("invitedUser") instanceof Map<?, ?> user
                        && user.get("id") instanceof String id
                ? Optional.of(new Guest(id, address))
                : Optional.empty();
    }
}
