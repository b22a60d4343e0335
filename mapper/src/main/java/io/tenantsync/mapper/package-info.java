/** The mapper service: application, settings and wiring. */
@NullMarked
package io.tenantsync.mapper;

import org.jspecify.annotations.NullMarked;
