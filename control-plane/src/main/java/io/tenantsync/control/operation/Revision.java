package io.tenantsync.control.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenantsync.control.configuration.Synchronization;
import java.time.Instant;
import java.util.UUID;

/**
 * One revision of one configuration.
 *
 * @param id stable over all revisions
 * @param number grows by one
 * @param comment why, in the author's words
 */
public record Revision(
        String id, Synchronization says, long number, String author, Instant at, String comment, Life life) {

    public enum Life {
        ACTIVE,
        REMOVING,
        REMOVED
    }

    /**
     * The id of the configuration of that name. It follows from the name, so that two control planes at work by mistake, or
     * one whose topics were lost, make no second configuration that would serve the same people again.
     */
    public static String idOf(String name) {
        return UUID.nameUUIDFromBytes(("tenantsync/configuration/" + name).getBytes(UTF_8))
                .toString();
    }

    public boolean active() {
        return life == Life.ACTIVE;
    }
}
