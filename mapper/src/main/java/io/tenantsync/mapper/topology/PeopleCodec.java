package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.mapper.reconciling.PersonState;
import io.tenantsync.mapper.reconciling.Standing;
import io.tenantsync.schemas.Person;
import io.tenantsync.schemas.PersonStateName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Standings to the people topic. */
@SuppressWarnings("NullAway") // generated records take null where their schema does, but cannot say so
final class PeopleCodec {
    private PeopleCodec() {}

    static Person person(@Nullable SourcePerson person, List<io.tenantsync.schemas.PersonState> states) {
        return new Person(
                person == null ? null : person.text("displayName"),
                person == null ? null : person.text("userPrincipalName"),
                states);
    }

    static io.tenantsync.schemas.PersonState toAvro(String configurationId, Standing standing) {
        PersonState state = standing.state();
        return io.tenantsync.schemas.PersonState.newBuilder()
                .setConfigurationId(configurationId)
                .setState(name(state))
                .setTargetId(standing.account().targetId())
                .setAttempts(attempts(state))
                .setReason(reason(state))
                .setNextAttempt(next(state))
                .setSince(standing.since())
                .setChangeId(Objects.requireNonNullElse(standing.lastChange(), ""))
                .build();
    }

    static PersonStateName name(PersonState state) {
        return switch (state) {
            case PersonState.OutOfScope ignored -> PersonStateName.OUT_OF_SCOPE;
            case PersonState.Wanted ignored -> PersonStateName.WANTED;
            case PersonState.InFlight ignored -> PersonStateName.IN_FLIGHT;
            case PersonState.Linked ignored -> PersonStateName.LINKED;
            case PersonState.LinkedDisabled ignored -> PersonStateName.LINKED_DISABLED;
            // still as before in the target, until the wait is over
            case PersonState.Leaving ignored -> PersonStateName.LINKED;
            case PersonState.Asking ignored -> PersonStateName.LINKED;
            case PersonState.Staged ignored -> PersonStateName.STAGED;
            case PersonState.Kept ignored -> PersonStateName.TARGET_DIFFERS;
            case PersonState.Removed ignored -> PersonStateName.REMOVED;
            case PersonState.Failing ignored -> PersonStateName.FAILING;
            case PersonState.Conflict ignored -> PersonStateName.CONFLICT;
            case PersonState.TargetDiffers ignored -> PersonStateName.TARGET_DIFFERS;
        };
    }

    private static int attempts(PersonState state) {
        return switch (state) {
            case PersonState.Failing failing -> failing.attempts();
            case PersonState.Wanted wanted -> wanted.failures();
            case PersonState.InFlight flight -> flight.failures();
            default -> 0;
        };
    }

    private static @Nullable Instant next(PersonState state) {
        return state instanceof PersonState.Failing failing ? failing.next() : null;
    }

    private static String reason(PersonState state) {
        return switch (state) {
            case PersonState.OutOfScope it -> it.reason();
            case PersonState.Leaving it ->
                it.until() == null
                        ? it.reason() + "; removed when the groups have been read to the end"
                        : it.reason() + "; removed after " + it.until();
            case PersonState.Asking it -> it.intent().why() + "; the guard counts who else it is about";
            case PersonState.Staged it -> it.intent().why() + "; waits for a decision: " + it.reason();
            case PersonState.Kept it -> it.intent().why() + ". " + it.reason();
            case PersonState.Failing it -> it.reason();
            case PersonState.Conflict it -> it.reason();
            case PersonState.TargetDiffers it -> it.what();
            case PersonState.LinkedDisabled it -> it.byUs() ? "" : "Disabled by the target tenant's people";
            case PersonState.Removed it -> "Can be restored until " + it.until();
            case PersonState.Wanted ignored -> "";
            case PersonState.InFlight ignored -> "";
            case PersonState.Linked ignored -> "";
        };
    }
}
