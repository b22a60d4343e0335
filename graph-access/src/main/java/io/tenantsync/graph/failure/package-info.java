/** The sealed classification of everything that can go wrong with a Graph call; pure. */
@NullMarked
package io.tenantsync.graph.failure;

import org.jspecify.annotations.NullMarked;
