/** Which orders may be worked on at the same time and which offsets are finished; arithmetic only. */
@NullMarked
package io.tenantsync.writer.writing.queueing;

import org.jspecify.annotations.NullMarked;
