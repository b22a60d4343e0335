/** What the emulated tenants are to look like: definitions, their YAML file, the demo organisation. */
@NullMarked
package io.tenantsync.emulator.organisation;

import org.jspecify.annotations.NullMarked;
