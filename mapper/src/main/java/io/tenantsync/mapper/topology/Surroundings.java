package io.tenantsync.mapper.topology;

import io.tenantsync.service.WireFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the topology is given from outside.
 *
 * @param wire encodes and decodes values
 * @param knowledge shared by the global feeds and all tasks
 * @param clock the present
 * @param ids gives new command ids
 * @param jitter gives numbers from 0 to 1
 * @param topicExists whether commands may be sent to a topic
 * @param deadLetters takes undecodable records of global topics
 * @param userPartitions partition count of user topics
 * @param commandsPerTarget most commands outstanding per target, over all partitions
 * @param tick how often queues, agenda and sweeps are looked at
 * @param metrics counts what happens
 */
public record Surroundings(
        WireFormat wire,
        Knowledge knowledge,
        InstantSource clock,
        Supplier<String> ids,
        DoubleSupplier jitter,
        Predicate<String> topicExists,
        DeadLetters deadLetters,
        int userPartitions,
        int commandsPerTarget,
        Duration tick,
        MapperMetrics metrics) {

    /** Takes records that nobody could read. */
    public interface DeadLetters {
        /** Sends one to its dead-letter topic. */
        void send(ProducerRecord<byte[], byte[]> letter);
    }

    /** The credits of one partition for one target. */
    int creditsPerPartition() {
        return Math.max(1, commandsPerTarget / userPartitions);
    }
}
