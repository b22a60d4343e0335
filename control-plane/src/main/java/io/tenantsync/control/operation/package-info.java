/** What people do with configurations: apply, start, pause, test, set up; pure, the world comes through ports. */
@NullMarked
package io.tenantsync.control.operation;

import org.jspecify.annotations.NullMarked;
