package io.tenantsync.emulator.directory;

/** What a commit does to its object. */
public enum Operation {
    CREATE("create"),
    INVITE("invite"),
    UPDATE("update"),
    DELETE("delete"),
    RESTORE("restore"),
    PURGE("purge"),
    SET_MANAGER("setManager"),
    CLEAR_MANAGER("clearManager"),
    ADD_MEMBER("addMember"),
    REMOVE_MEMBER("removeMember");

    private final String journalName;

    Operation(String journalName) {
        this.journalName = journalName;
    }

    /** The name in the journal. */
    public String journalName() {
        return journalName;
    }

    /** Whether delta shows the object as if it were new. */
    public boolean appears() {
        return this == CREATE || this == INVITE || this == RESTORE;
    }

    /** Whether the object comes or goes, which delta shows whatever was selected. */
    public boolean lifeCycle() {
        return appears() || this == DELETE || this == PURGE;
    }

    Life life() {
        return switch (this) {
            case DELETE -> Life.DELETED;
            case PURGE -> Life.PURGED;
            case CREATE, INVITE, UPDATE, RESTORE, SET_MANAGER, CLEAR_MANAGER, ADD_MEMBER, REMOVE_MEMBER -> Life.LIVE;
        };
    }
}
