/** Whether two tenants trust each other enough to write: judges what was read; pure. */
@NullMarked
package io.tenantsync.control.trust;

import org.jspecify.annotations.NullMarked;
