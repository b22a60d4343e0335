package io.tenantsync.control.configuration;

import java.time.Duration;

/**
 * Limits for removals; above them everything of one cause waits for a decision.
 *
 * @param maxRemovals most of one cause and within the window
 * @param maxPercent most as a share of the linked people
 * @param minCount the share counts only from this many removals on
 */
public record Guard(int maxRemovals, int maxPercent, int minCount, Duration window) {
    public static final Guard DEFAULT = new Guard(500, 10, 5, Duration.ofHours(24));
}
