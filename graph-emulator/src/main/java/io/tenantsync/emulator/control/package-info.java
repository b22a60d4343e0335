/** What tests and demos may see and change behind Graph's back: state, counters, journal, latency, replication. */
@NullMarked
package io.tenantsync.emulator.control;

import org.jspecify.annotations.NullMarked;
