package io.tenantsync.audit.kafka;

import io.tenantsync.audit.auditing.PersonReport;
import io.tenantsync.audit.auditing.PersonView;
import io.tenantsync.audit.auditing.Standing;
import io.tenantsync.schemas.Person;
import io.tenantsync.schemas.PersonState;
import io.tenantsync.schemas.PersonStateName;
import io.tenantsync.schemas.UserKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People of the wire as what is known about them. */
final class PersonCodec {
    private PersonCodec() {}

    /** A report that replaces what was known; with null, a tombstone, one that forgets the person. */
    static PersonReport report(UserKey key, @Nullable Person person) {
        List<PersonView> views = person == null
                ? List.of()
                : person.getStates().stream()
                        .map(state -> view(key, person, state))
                        .toList();
        return new PersonReport(key.tenantId(), key.userId(), views);
    }

    private static PersonView view(UserKey key, Person person, PersonState state) {
        return new PersonView(
                state.getConfigurationId(),
                key.tenantId(),
                key.userId(),
                person.getDisplayName(),
                person.getUserPrincipalName(),
                standing(state.getState()),
                state.getTargetId(),
                state.getAttempts(),
                state.getReason(),
                state.getNextAttempt(),
                state.getSince(),
                state.getChangeId());
    }

    private static Standing standing(PersonStateName name) {
        return switch (name) {
            case OUT_OF_SCOPE -> Standing.OUT_OF_SCOPE;
            case WANTED -> Standing.WANTED;
            case IN_FLIGHT -> Standing.IN_FLIGHT;
            case LINKED -> Standing.LINKED;
            case LINKED_DISABLED -> Standing.LINKED_DISABLED;
            case STAGED -> Standing.STAGED;
            case REMOVED -> Standing.REMOVED;
            case FAILING -> Standing.FAILING;
            case CONFLICT -> Standing.CONFLICT;
            case TARGET_DIFFERS -> Standing.TARGET_DIFFERS;
        };
    }
}
