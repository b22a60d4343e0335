package io.tenantsync.emulator.directory;

/** Where an object is between creation and oblivion. */
public enum Life {
    /** Present. */
    LIVE,
    /** In the deleted items, from where it can come back. */
    DELETED,
    /** Gone for good. */
    PURGED
}
