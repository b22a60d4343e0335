/** The state of one person in one configuration, and what each event does to it. Pure: no clock, no Kafka, no Avro. */
@NullMarked
package io.tenantsync.mapper.reconciling;

import org.jspecify.annotations.NullMarked;
