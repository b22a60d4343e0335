package io.tenantsync.audit.querying;

import io.tenantsync.audit.auditing.PersonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of people.
 *
 * @param people in the order of tenant, person and configuration
 * @param next where the next page begins; null when this is the last one
 */
public record PeoplePage(List<PersonView> people, @Nullable PeoplePlace next) {
    public PeoplePage {
        people = List.copyOf(people);
    }

    /** The page that begins a list; there is a next one if the list is longer than the page may be. */
    public static PeoplePage of(List<PersonView> found, int top) {
        if (found.size() <= top) {
            return new PeoplePage(found, null);
        }
        PersonView last = found.get(top - 1);
        return new PeoplePage(
                found.subList(0, top), new PeoplePlace(last.tenantId(), last.userId(), last.configurationId()));
    }
}
