/** Keys, topics and records of the wire contract. */
@NullMarked
package io.tenantsync.schemas;

import org.jspecify.annotations.NullMarked;
