package io.tenantsync.detector.detection.merging;

/** What happened to a person's account. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    DISABLED,
    ENABLED,
    DELETED,
    RESTORED,
    PERMANENTLY_DELETED;

    /** The same in the words of identity management. */
    public Lifecycle lifecycle() {
        return switch (this) {
            case CREATED, RESTORED, ENABLED -> Lifecycle.JOINER;
            case DISABLED, DELETED, PERMANENTLY_DELETED -> Lifecycle.LEAVER;
            case UPDATED -> Lifecycle.MOVER;
        };
    }

    /** Joiners, movers and leavers. */
    public enum Lifecycle {
        JOINER,
        MOVER,
        LEAVER
    }
}
