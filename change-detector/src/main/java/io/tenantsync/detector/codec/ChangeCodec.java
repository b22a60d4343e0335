package io.tenantsync.detector.codec;

import io.tenantsync.detector.detection.Presence;
import io.tenantsync.detector.detection.RoundEnd;
import io.tenantsync.detector.detection.merging.Change;
import io.tenantsync.detector.detection.merging.ChangeId;
import io.tenantsync.detector.detection.merging.Person;
import io.tenantsync.schemas.ChangeKind;
import io.tenantsync.schemas.LifecycleEvent;
import io.tenantsync.schemas.Origin;
import io.tenantsync.schemas.User;
import io.tenantsync.schemas.UserChange;
import io.tenantsync.schemas.UserKey;
import io.tenantsync.schemas.UserSnapshot;
import io.tenantsync.schemas.UserState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change as the mapper and the public stream get it. One direction only: nobody here reads them back. */
@SuppressWarnings("NullAway") // generated records take null wherever their schema does, but cannot say so
public final class ChangeCodec {
    private ChangeCodec() {}

    /** The record for {@code users}. */
    public static User user(UserKey key, Change change) {
        Person after = change.after();
        return new User(new UserState(
                after.version(),
                ChangeId.of(key.toString(), after.version()),
                change.sighting().at(),
                Origin.valueOf(change.sighting().origin().name()),
                change.sighting().round(),
                presence(after.presence()),
                properties(after),
                after.managerId(),
                List.copyOf(after.groups().keySet()),
                null));
    }

    /** The record for {@code users} that ends a round. */
    public static User user(String tenantId, RoundEnd end) {
        return new User(ObservationCodec.toAvro(tenantId, end));
    }

    /** The public event. */
    public static UserChange event(UserKey key, Change change) {
        Person after = change.after();
        return new UserChange(
                ChangeId.of(key.toString(), after.version()),
                key.tenantId(),
                key.userId(),
                after.version(),
                ChangeKind.valueOf(change.kind().name()),
                LifecycleEvent.valueOf(change.kind().lifecycle().name()),
                change.before() == null ? null : snapshot(change.before()),
                after.presence() == Presence.DELETED ? null : snapshot(after),
                change.changedAttributes(),
                Origin.valueOf(change.sighting().origin().name()),
                change.sighting().round(),
                change.sighting().at());
    }

    private static UserSnapshot snapshot(Person person) {
        return new UserSnapshot(
                presence(person.presence()),
                properties(person),
                person.managerId(),
                List.copyOf(person.groups().keySet()));
    }

    private static io.tenantsync.schemas.Presence presence(Presence presence) {
        return io.tenantsync.schemas.Presence.valueOf(presence.name());
    }

    private static Map<String, @Nullable Object> properties(Person person) {
        return new LinkedHashMap<>(person.properties());
    }
}
