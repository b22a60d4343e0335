/** JSON in and out, as plain values that keep absent and null apart. */
@NullMarked
package io.tenantsync.emulator.json;

import org.jspecify.annotations.NullMarked;
