package io.tenantsync.emulator.directory;

/** The ways to read, each of which may lag behind writes on its own. */
public enum ReadPath {
    /** One object by its id. */
    BY_ID,
    /** Lists, filters, look-ups by principal name, members. */
    LISTS,
    /** Delta queries. */
    DELTA,
    /** The list of deleted objects. */
    DELETED_ITEMS
}
