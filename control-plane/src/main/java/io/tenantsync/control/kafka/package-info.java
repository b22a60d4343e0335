/** Topics, schemas and records of the control plane; the only place that knows Avro. */
@NullMarked
package io.tenantsync.control.kafka;

import org.jspecify.annotations.NullMarked;
