/** The mapper's own language as the port that configurations are checked with. */
@NullMarked
package io.tenantsync.control.rules;

import org.jspecify.annotations.NullMarked;
