/** The own versioned binary format of what state stores hold. Pure: no schema registry is needed to read a store. */
@NullMarked
package io.tenantsync.mapper.packing;

import org.jspecify.annotations.NullMarked;
