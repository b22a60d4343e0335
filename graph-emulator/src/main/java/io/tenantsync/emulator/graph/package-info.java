/** Graph's resources: requests and responses as values, routing, one class per resource, batches. */
@NullMarked
package io.tenantsync.emulator.graph;

import org.jspecify.annotations.NullMarked;
