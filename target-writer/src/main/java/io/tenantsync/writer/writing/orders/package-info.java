/** What is wished of people's accounts in a target; pure. */
@NullMarked
package io.tenantsync.writer.writing.orders;

import org.jspecify.annotations.NullMarked;
