/** The emulator's certificate authority and server certificate. */
@NullMarked
package io.tenantsync.emulator.tls;

import org.jspecify.annotations.NullMarked;
