package io.tenantsync.detector.detection.polling;

import java.util.List;

/**
 * People that somebody asked to read again.
 *
 * @param partition where the order stands
 * @param offset where the order stands
 */
public record LookupOrder(int partition, long offset, List<String> userIds) {
    public LookupOrder {
        userIds = List.copyOf(userIds);
    }
}
