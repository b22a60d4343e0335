/** What requests cost and how long they take: Graph's resource units, counters per app and tenant, added latency. */
@NullMarked
package io.tenantsync.emulator.metering;

import org.jspecify.annotations.NullMarked;
