/** Lists and filters over a tenant as replication shows it, from indexes where they can answer. */
@NullMarked
package io.tenantsync.emulator.directory.reading;

import org.jspecify.annotations.NullMarked;
