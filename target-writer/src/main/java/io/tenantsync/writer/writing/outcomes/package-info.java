/** What became of an order; pure. */
@NullMarked
package io.tenantsync.writer.writing.outcomes;

import org.jspecify.annotations.NullMarked;
