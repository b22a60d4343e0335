/** The work on one person, step by step, and on a group of people together; pure, with the directory behind a port. */
@NullMarked
package io.tenantsync.writer.writing.errands;

import org.jspecify.annotations.NullMarked;
