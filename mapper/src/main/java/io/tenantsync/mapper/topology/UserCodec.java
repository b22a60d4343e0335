package io.tenantsync.mapper.topology;

import io.tenantsync.mapper.mapping.SourcePerson;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's state from the wire. */
final class UserCodec {
    private UserCodec() {}

    private static @Nullable String manager(@Nullable String managerId) {
        return managerId == null ? null : id(managerId);
    }

    /** Object ids are compared, and sent to, in lower case. */
    static String id(String objectId) {
        return objectId.toLowerCase(Locale.ROOT);
    }

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
                manager(state.getManagerId()),
                state.getGroups().stream().map(UserCodec::id).toList(),
                state.getForcedBy());
    }
}
