/** The HTTP interface of the control plane. */
@NullMarked
package io.tenantsync.control.rest;

import org.jspecify.annotations.NullMarked;
