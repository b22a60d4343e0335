package io.tenantsync.emulator.directory;

/** Facts about Graph that its documentation leaves open, or that users report otherwise. Off is what is documented or most likely. */
public enum Switch {
    /** Inviting a guest again makes a second object with the same mail; off: the same object. */
    REINVITE_MAKES_SECOND_OBJECT,
    /** Inviting a guest again is refused as for an internal user; off: the same object. */
    REINVITE_REFUSED,
    /** Inviting the address of a soft-deleted guest is refused; off: a new object. */
    INVITE_OF_DELETED_REFUSED,
    /** Inviting somebody as Member is refused to an app; off: allowed. */
    MEMBER_INVITATION_REFUSED,
    /** An app cannot remove deleted users for good; off: it can. */
    PERMANENT_DELETE_REFUSED,
    /** A conflict does not say which property it is about; off: it does. */
    CONFLICT_WITHOUT_DETAILS,
    /** Delta with {@code $select} does not show a restored user of whom nothing selected has changed; off: it does. */
    RESTORE_HIDDEN_UNDER_SELECT,
    /** Delta shows {@code manager@delta} with every change of a user; off: only when the manager changed. */
    MANAGER_WITH_EVERY_CHANGE,
    /** Delta does not tell that a manager was removed; off: it does, as removed. */
    MANAGER_REMOVAL_HIDDEN,
    /** An enumeration shows soft-deleted users as removed; off: it leaves them out. */
    DELETED_IN_ENUMERATION,
    /** Delta does not show who came and went between two rounds; off: as removed. */
    SHORT_LIVES_HIDDEN,
    /** An expired delta token is answered with 410 {@code resyncRequired}; off: with 400 {@code syncStateNotFound}. */
    EXPIRED_DELTA_TOKEN_GONE,
    /** The items of a batch are answered in reverse order; off: in theirs. */
    BATCH_REVERSED,
    /** A batch with a throttled item is answered with 424 as a whole; off: with 200. */
    THROTTLED_BATCH_FAILS
}
