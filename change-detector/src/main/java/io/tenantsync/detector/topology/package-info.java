/** The two merges as a Kafka Streams application, with their stores and their own binary formats. */
@NullMarked
package io.tenantsync.detector.topology;

import org.jspecify.annotations.NullMarked;
