package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.guarding.Cause;
import io.tenantsync.mapper.guarding.Intent;

/** Every disable and delete asks here first, and what else the guard has limits for. */
public interface Gatekeeper {
    /** Grants or withholds one wish, or has to ask. */
    Permit ask(String configurationId, Intent intent);

    /** Grants everything. */
    static Gatekeeper granting() {
        return (configurationId, intent) -> new Permit.Granted();
    }

    /** The answer. */
    sealed interface Permit {
        /** It may happen. */
        record Granted() implements Permit {}

        /**
         * It waits for a decision of people.
         *
         * @param reason why, for people
         */
        record Withheld(String reason) implements Permit {}

        /**
         * The guard is asked; its answer comes later.
         *
         * @param cause with whom it is counted: the cause of the wish, or another one when that is counted already
         */
        record Asked(Cause cause) implements Permit {}
    }
}
