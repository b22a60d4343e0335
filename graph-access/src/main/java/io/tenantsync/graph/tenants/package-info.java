/** The operator's local file of tenants: hosts, clouds and credentials, read with errors that name file, line and remedy. */
@NullMarked
package io.tenantsync.graph.tenants;

import org.jspecify.annotations.NullMarked;
