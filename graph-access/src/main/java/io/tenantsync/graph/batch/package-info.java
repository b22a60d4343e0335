/** Requests for a Graph batch and their answers; pure. */
@NullMarked
package io.tenantsync.graph.batch;

import org.jspecify.annotations.NullMarked;
