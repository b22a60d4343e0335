/** Who an account is, and what differs from the wish: decisions, no I/O; pure. */
@NullMarked
package io.tenantsync.writer.writing.recognising;

import org.jspecify.annotations.NullMarked;
