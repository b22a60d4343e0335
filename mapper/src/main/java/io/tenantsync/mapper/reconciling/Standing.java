package io.tenantsync.mapper.reconciling;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is remembered about one person in one configuration.
 *
 * @param state where the person stands
 * @param since when that became so
 * @param account what is known of the target
 * @param owed the latest change, if its terminal entry is still owed and no command carries it
 * @param lastChange the latest change that was considered; null = none yet
 * @param manager what is known of the manager's account
 * @param inScope the last decision
 * @param overdue text of the sweep that has passed though it could not be followed, because a command was out or a round had
 *     not ended; what follows belongs to it. null = none
 * @param grant what the guard or people have allowed and was not finished yet; null = nothing
 */
public record Standing(
        PersonState state,
        Instant since,
        Account account,
        @Nullable Owed owed,
        @Nullable String lastChange,
        ManagerLink manager,
        boolean inScope,
        @Nullable Grant grant,
        @Nullable String overdue) {

    /** Somebody who was not looked at yet. */
    public static Standing unseen(Instant now) {
        return new Standing(
                new PersonState.OutOfScope("Not evaluated yet"),
                now,
                Account.NONE,
                null,
                null,
                ManagerLink.NONE,
                false,
                null,
                null);
    }

    Standing with(PersonState newState, Instant now) {
        boolean same = newState.getClass() == state.getClass();
        return new Standing(newState, same ? since : now, account, owed, lastChange, manager, inScope, grant, overdue);
    }

    Standing with(Account newAccount) {
        return new Standing(state, since, newAccount, owed, lastChange, manager, inScope, grant, overdue);
    }

    Standing withOwed(@Nullable Owed newOwed) {
        return new Standing(state, since, account, newOwed, lastChange, manager, inScope, grant, overdue);
    }

    Standing withLastChange(String changeId) {
        return new Standing(state, since, account, owed, changeId, manager, inScope, grant, overdue);
    }

    Standing with(ManagerLink newManager) {
        return new Standing(state, since, account, owed, lastChange, newManager, inScope, grant, overdue);
    }

    Standing withInScope(boolean newInScope) {
        return new Standing(state, since, account, owed, lastChange, manager, newInScope, grant, overdue);
    }

    Standing withGrant(@Nullable Grant newGrant) {
        return new Standing(state, since, account, owed, lastChange, manager, inScope, newGrant, overdue);
    }

    Standing withOverdue(@Nullable String sweep) {
        return Objects.equals(sweep, overdue)
                ? this
                : new Standing(state, since, account, owed, lastChange, manager, inScope, grant, sweep);
    }
}
