/** What a page of a delta query said, with absent, null and set kept apart; pure. */
@NullMarked
package io.tenantsync.graph.delta;

import org.jspecify.annotations.NullMarked;
