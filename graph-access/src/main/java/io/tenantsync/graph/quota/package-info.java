/** What a Graph call costs and the seam where a governor paces the calls; pure. */
@NullMarked
package io.tenantsync.graph.quota;

import org.jspecify.annotations.NullMarked;
