/** What the log remembers: entries, people and what was done in the control plane. No I/O, no frameworks. */
@NullMarked
package io.tenantsync.audit.auditing;

import org.jspecify.annotations.NullMarked;
