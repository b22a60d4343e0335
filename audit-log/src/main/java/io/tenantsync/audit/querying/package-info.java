/** What readers may ask of the log: filters, order, pages and places, as texts and as values. No I/O, no frameworks. */
@NullMarked
package io.tenantsync.audit.querying;

import org.jspecify.annotations.NullMarked;
