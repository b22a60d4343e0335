/** Graph's limits on what apps may ask of a tenant: token buckets, who has used how much of them, and what is refused. No HTTP, no JSON. */
@NullMarked
package io.tenantsync.emulator.quota;

import org.jspecify.annotations.NullMarked;
