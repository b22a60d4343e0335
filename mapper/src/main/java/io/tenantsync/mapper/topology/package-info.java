/** The Kafka Streams topology: stores, lanes, agenda, sweeps and the codecs around the pure packages. */
@NullMarked
package io.tenantsync.mapper.topology;

import org.jspecify.annotations.NullMarked;
