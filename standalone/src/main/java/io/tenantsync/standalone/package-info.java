/** The command line, and all services in one process. Nothing here knows how a service works inside. */
@NullMarked
package io.tenantsync.standalone;

import org.jspecify.annotations.NullMarked;
