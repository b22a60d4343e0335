package io.tenantsync.audit.wrong.storage;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Wrong on purpose: storage that knows Kafka. */
public class StoreThatReadsTopics {
    public ConsumerRecord<byte[], byte[]> last;
}
