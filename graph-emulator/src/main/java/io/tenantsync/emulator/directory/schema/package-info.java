/** Which properties users and groups have, and what Graph allows to be done with each. */
@NullMarked
package io.tenantsync.emulator.directory.schema;

import org.jspecify.annotations.NullMarked;
