package io.tenantsync.writer.writing.errands;

/** How we came to the account that we work on. */
enum Arrival {
    /** We have just made it. */
    CREATED,
    /** An earlier delivery of this order made it. */
    CREATED_BEFORE,
    /** It was an earlier guest. */
    ADOPTED,
    /** We have just taken it out of the deleted items. */
    RESTORED,
    /** It was ours. */
    LINKED;

    boolean created() {
        return this == CREATED || this == CREATED_BEFORE;
    }

    /** Graph may not find it everywhere yet. */
    boolean fresh() {
        return created() || this == RESTORED;
    }
}
