/** The audit log as a service: its start, its settings and its wiring. What it does is in the packages below. */
@NullMarked
package io.tenantsync.audit;

import org.jspecify.annotations.NullMarked;
