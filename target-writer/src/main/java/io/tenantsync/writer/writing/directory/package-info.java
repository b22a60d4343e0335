/** The target as the writer sees it: accounts, questions, writes, and what can go wrong; pure. The port is here, its adapters are not. */
@NullMarked
package io.tenantsync.writer.writing.directory;

import org.jspecify.annotations.NullMarked;
