package io.tenantsync.detector.kafka;

import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;

/** The consumer group as of the ownership consumer's last poll, for the transactions of the pollers. Thread-safe. */
final class GroupOfOwners {
    private volatile @Nullable ConsumerGroupMetadata known;

    void set(ConsumerGroupMetadata now) {
        known = now;
    }

    ConsumerGroupMetadata get() {
        ConsumerGroupMetadata now = known;
        if (now == null) {
            throw new IllegalStateException("There is no group before the first poll");
        }
        return now;
    }
}
