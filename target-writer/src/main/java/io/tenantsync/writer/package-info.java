/** Takes commands, makes them so in the target tenants, and answers with results. Here: start, settings, wiring. */
@NullMarked
package io.tenantsync.writer;

import org.jspecify.annotations.NullMarked;
