/** Believable tenants of any size, the same for the same seed. */
@NullMarked
package io.tenantsync.emulator.generator;

import org.jspecify.annotations.NullMarked;
