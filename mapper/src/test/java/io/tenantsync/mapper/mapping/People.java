package io.tenantsync.mapper.mapping;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Source people for tests. */
public final class People {
    private final Map<String, Object> properties = new HashMap<>();
    private SourcePerson.Presence presence = SourcePerson.Presence.PRESENT;
    private String manager;
    private List<String> groups = List.of();
    private Instant seen = Instant.EPOCH;

    /** An enabled internal member. */
    public static People adele() {
        return new People()
                .with("displayName", "Adele Vance")
                .with("userPrincipalName", "adele@contoso.com")
                .with("userType", "Member")
                .with("accountEnabled", true);
    }

    public People with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    public People without(String name) {
        properties.remove(name);
        return this;
    }

    public People managedBy(String id) {
        manager = id;
        return this;
    }

    public People in(String... ids) {
        groups = List.of(ids);
        return this;
    }

    public People seen(Instant at) {
        seen = at;
        return this;
    }

    public People is(SourcePerson.Presence value) {
        presence = value;
        return this;
    }

    public SourcePerson person() {
        return new SourcePerson(
                "tenant",
                "adele",
                new SourcePerson.Change("c1", seen, SourcePerson.Origin.LIVE, 1),
                presence,
                properties,
                manager,
                groups,
                null);
    }
}
