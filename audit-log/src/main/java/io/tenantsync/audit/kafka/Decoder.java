package io.tenantsync.audit.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes a value of the domain from a record. */
@FunctionalInterface
interface Decoder<T> {
    /**
     * @throws io.tenantsync.service.PoisonRecord if the record will never be readable
     * @throws io.tenantsync.service.TransientFailure if it cannot be read at the moment
     */
    T decode(ConsumerRecord<byte[], byte[]> record);
}
