/** The state of the emulated tenants: objects, their versions, indexes, the change feed and the commits that make them. No HTTP, no JSON. */
@NullMarked
package io.tenantsync.emulator.directory;

import org.jspecify.annotations.NullMarked;
