package io.tenantsync.control.configuration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits for removals; above them everything of one cause waits for a decision.
 *
 * @param maxRemovals most of one cause and within the window
 * @param maxPercent most as a share of the linked people
 * @param minCount the share counts only from this many removals on
 * @param window how long back what was done counts too
 * @param maxCreations most invitations of one cause and within the window; null = no limit
 * @param maxClears most people of whom one cause empties the same attribute; null = as maxRemovals
 */
public record Guard(
        int maxRemovals,
        int maxPercent,
        int minCount,
        Duration window,
        @Nullable Integer maxCreations,
        @Nullable Integer maxClears) {
    public static final Guard DEFAULT = new Guard(500, 10, 5, Duration.ofHours(24), null, null);
}
