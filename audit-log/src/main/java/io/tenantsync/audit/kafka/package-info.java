/** From topics into the log: reading in batches, decoding, dead letters. Where Avro and nulls of generated code end. */
@NullMarked
package io.tenantsync.audit.kafka;

import org.jspecify.annotations.NullMarked;
