/** Keeping tenants in files: a snapshot and an append-only log of what came after it. */
@NullMarked
package io.tenantsync.emulator.storage;

import org.jspecify.annotations.NullMarked;
