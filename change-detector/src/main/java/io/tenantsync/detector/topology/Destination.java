package io.tenantsync.detector.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Where a record of the one sink goes.
 *
 * @param partition null = by the key
 */
record Destination(
        String topic, byte @Nullable [] key, @Nullable Integer partition) {

    static TopicNameExtractor<Destination, byte[]> topicName() {
        return (destination, value, context) -> destination.topic();
    }

    static StreamPartitioner<Destination, byte[]> partitioner() {
        return (topic, destination, value, partitions) ->
                Optional.ofNullable(destination.partition()).map(Set::of);
    }

    @SuppressWarnings("NullAway") // a record without a key has none; Kafka's interface does not say that it may be null
    static Serializer<Destination> keySerializer() {
        return (topic, destination) -> destination.key();
    }
}
