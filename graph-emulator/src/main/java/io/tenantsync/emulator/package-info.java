/** The emulator as a whole: how to start it in a process or from a command line, and where it is. */
@NullMarked
package io.tenantsync.emulator;

import org.jspecify.annotations.NullMarked;
