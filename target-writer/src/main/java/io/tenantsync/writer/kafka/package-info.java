/** Takes commands from Kafka and answers them; the only package here that knows Kafka and Avro. */
@NullMarked
package io.tenantsync.writer.kafka;

import org.jspecify.annotations.NullMarked;
