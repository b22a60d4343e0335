/** Experiments with marked guests that find out how a real tenant behaves where Graph's documentation leaves it open. */
@NullMarked
package io.tenantsync.probe;

import org.jspecify.annotations.NullMarked;
