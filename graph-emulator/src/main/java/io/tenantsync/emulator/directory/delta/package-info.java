/** Delta query: rounds, pages, tokens, and what an item shows. */
@NullMarked
package io.tenantsync.emulator.directory.delta;

import org.jspecify.annotations.NullMarked;
