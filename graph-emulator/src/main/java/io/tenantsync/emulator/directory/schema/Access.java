package io.tenantsync.emulator.directory.schema;

/** What a Graph caller may do with a property. */
public enum Access {
    /** Read and write. */
    WRITABLE,
    /** Read only; a write is refused. */
    READ_ONLY,
    /** Kept outside the directory; reading it on a collection is answered with 501. */
    ELSEWHERE,
    /** Known to the emulator but not to Graph: what Graph keeps in other places and goes by when it decides. */
    HIDDEN
}
