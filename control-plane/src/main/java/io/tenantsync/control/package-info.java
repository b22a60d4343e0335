/** The control plane's start: application, settings and the wiring of everything below. */
@NullMarked
package io.tenantsync.control;

import org.jspecify.annotations.NullMarked;
