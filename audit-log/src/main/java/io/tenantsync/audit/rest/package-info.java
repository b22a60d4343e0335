/** What readers see: the log in the shape of Microsoft Graph, and views of our own. */
@NullMarked
package io.tenantsync.audit.rest;

import org.jspecify.annotations.NullMarked;
