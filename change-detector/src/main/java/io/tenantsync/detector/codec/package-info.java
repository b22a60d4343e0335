/** Turns the wire contract into the domain and back; Avro classes and their nulls end here. */
@NullMarked
package io.tenantsync.detector.codec;

import org.jspecify.annotations.NullMarked;
