/** What goes wrong on demand: rules, what they do to requests and answers, and which request was hit. */
@NullMarked
package io.tenantsync.emulator.fault;

import org.jspecify.annotations.NullMarked;
