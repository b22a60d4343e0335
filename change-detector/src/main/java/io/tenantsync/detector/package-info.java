/** The service: its start, its settings, and the one place where its parts are put together. */
@NullMarked
package io.tenantsync.detector;

import org.jspecify.annotations.NullMarked;
