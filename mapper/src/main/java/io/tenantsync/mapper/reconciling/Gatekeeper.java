package io.tenantsync.mapper.reconciling;

/** Every disable and delete asks here first. */
public interface Gatekeeper {
    /** Grants or withholds one removal. */
    Permit ask(String configurationId, Removal removal);

    /** Grants everything. */
    static Gatekeeper granting() {
        return (configurationId, removal) -> new Permit.Granted();
    }

    /** The answer. */
    sealed interface Permit {
        /** It may happen. */
        record Granted() implements Permit {}

        /**
         * It waits for a decision.
         *
         * @param reason why, for people
         */
        record Withheld(String reason) implements Permit {}
    }
}
