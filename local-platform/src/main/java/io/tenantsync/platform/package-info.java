/** The servers that Tenantsync needs, run on this computer without installing them; nothing here knows about tenants, people or topics. */
@NullMarked
package io.tenantsync.platform;

import org.jspecify.annotations.NullMarked;
