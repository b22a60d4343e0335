package io.tenantsync.mapper.reconciling;

/** What follows from a wish and the known account. */
sealed interface Plan {
    /**
     * Nothing has to be done.
     *
     * @param skip Entra's SkipReason
     * @param why in one sentence
     */
    record Nothing(String skip, String why) implements Plan {}

    /**
     * A command.
     *
     * @param operation what to ask of the target
     * @param atOnce false when a removal must wait for the end of the groups round and the grace period
     * @param why in one sentence
     */
    record Act(Operation operation, boolean atOnce, String why) implements Plan {}

    /**
     * It cannot be done before somebody mends something.
     *
     * @param state where the person stands then
     * @param code one of Entra's codes
     * @param why in one sentence
     * @param remedy what a person can do
     */
    record Stuck(PersonState state, String code, String why, String remedy) implements Plan {}
}
