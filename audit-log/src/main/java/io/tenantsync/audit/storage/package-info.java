/** The log in PostgreSQL: what arrives goes in once, what is asked for comes out. The only package that knows SQL. */
@NullMarked
package io.tenantsync.audit.storage;

import org.jspecify.annotations.NullMarked;
