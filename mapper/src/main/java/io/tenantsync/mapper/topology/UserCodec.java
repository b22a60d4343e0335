package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserState;
import java.util.HashMap;
import java.util.Map;

/** A person's state from the wire. */
final class UserCodec {
    private UserCodec() {}

    static SourcePerson toDomain(UserKey key, UserState state) {
        Map<String, Object> properties = new HashMap<>();
        state.getProperties().forEach((name, value) -> {
            if (value != null) {
                properties.put(name, value);
            }
        });
        return new SourcePerson(
                key.tenantId(),
                key.userId(),
                new SourcePerson.Change(
                        state.getChangeId(),
                        state.getObservedAt(),
                        SourcePerson.Origin.valueOf(state.getOrigin().name()),
                        state.getRound()),
                SourcePerson.Presence.valueOf(state.getPresence().name()),
                properties,
                state.getManagerId(),
                state.getGroups(),
                state.getForcedBy());
    }
}
