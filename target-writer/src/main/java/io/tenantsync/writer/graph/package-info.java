/** Reads and writes a target through Microsoft Graph; the only package here that knows graph-access. */
@NullMarked
package io.tenantsync.writer.graph;

import org.jspecify.annotations.NullMarked;
