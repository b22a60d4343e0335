/** What may be written and what follows from it: property rules, users, groups, invitations, deleted items, extension properties, partner settings. */
@NullMarked
package io.tenantsync.emulator.directory.writing;

import org.jspecify.annotations.NullMarked;
