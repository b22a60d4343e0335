package io.tenantsync.audit.auditing;

/** What was done, in the words of Graph's {@code provisioningAction}. */
public enum Action {
    OTHER("other"),
    CREATE("create"),
    DELETE("delete"),
    DISABLE("disable"),
    UPDATE("update"),
    STAGED_DELETE("stagedDelete");

    private final String wire;

    Action(String wire) {
        this.wire = wire;
    }

    /** As Graph writes it. */
    public String wire() {
        return wire;
    }
}
