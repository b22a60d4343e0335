package io.tenantsync.detector.rules.wrong;

import org.apache.kafka.common.TopicPartition;

/** Wrong on purpose: bad name, and it knows Kafka. */
final class TopicUtil {
    private TopicUtil() {}

    static TopicPartition first(String topic) {
        return new TopicPartition(topic, 0);
    }
}
