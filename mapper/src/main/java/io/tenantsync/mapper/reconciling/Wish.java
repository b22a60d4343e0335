package io.tenantsync.mapper.reconciling;

import io.tenantsync.mapper.mapping.Look;
import org.jspecify.annotations.Nullable;

/** What the rules want of the target account. */
sealed interface Wish {
    /**
     * It shall be there and look like this.
     *
     * @param look attributes and manager
     * @param enabled true, or null = leave alone
     * @param create false when a missing account is not made
     */
    record Present(Look look, @Nullable Boolean enabled, boolean create) implements Wish {}

    /**
     * It shall be disabled.
     *
     * @param look attributes and manager; null when they could not be computed, then they are left alone
     * @param why in one sentence
     */
    record Disabled(@Nullable Look look, String why) implements Wish {}

    /**
     * The person has left.
     *
     * @param action what becomes of the account
     * @param atOnce false when the end of the groups round and the grace period are waited for
     * @param why in one sentence
     */
    record Gone(Lifecycle.Action action, boolean atOnce, String why) implements Wish {}

    /** Nothing: accounts stay as they are. */
    record Untouched(String why) implements Wish {}

    /** The rules cannot be applied. */
    record Impossible(String attribute, String why) implements Wish {}
}
