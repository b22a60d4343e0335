/** The door to Microsoft Graph as the services see it: open a tenant, read deltas, send batches; how it is done is in {@code sdk}. */
@NullMarked
package io.tenantsync.graph;

import org.jspecify.annotations.NullMarked;
