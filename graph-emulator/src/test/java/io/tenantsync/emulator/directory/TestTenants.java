package io.tenantsync.emulator.directory;

import io.tenantsync.emulator.directory.writing.Invitation;
import io.tenantsync.emulator.directory.writing.UserWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Small tenants, a clock that is moved by hand, and people with a name. */
public final class TestTenants {
    public static final String APP = "00000000-0000-4000-8000-000000000001";

    private final AtomicLong millis =
            new AtomicLong(Instant.parse("2026-01-02T03:04:05Z").toEpochMilli());
    private final InstantSource source = () -> Instant.ofEpochMilli(millis.get());
    private final WriteClock clock = new WriteClock(source);
    private final Journal journal = new Journal();
    private final List<Tenant> tenants = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    public Tenant tenant(String name) {
        Tenant tenant = empty();
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("name", name);
        profile.put("tenantId", UUID.nameUUIDFromBytes(name.getBytes()).toString());
        profile.put("initialDomain", name + ".onmicrosoft.com");
        profile.put("verifiedDomains", List.of(name + ".com", name + ".onmicrosoft.com"));
        profile.put("incarnation", 1L);
        tenant.apply(new SettingChange(SettingKind.PROFILE, "", profile));
        tenants.add(tenant);
        return tenant;
    }

    public Tenant empty() {
        return new Tenant(clock, journal);
    }

    public Directory directory() {
        return new Directory(journal, tenants);
    }

    public Journal journal() {
        return journal;
    }

    public InstantSource clock() {
        return source;
    }

    public UUID nextId() {
        return new UUID(0x4000, 0x8000000000000000L | ids.incrementAndGet());
    }

    public void pass(Duration time) {
        millis.addAndGet(time.toMillis());
    }

    public UserWriter users(Tenant tenant) {
        return new UserWriter(tenant, APP, this::nextId);
    }

    public DirectoryObject user(Tenant tenant, String alias) {
        return users(tenant).create(person(tenant, alias));
    }

    public static Map<String, Object> person(Tenant tenant, String alias) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("accountEnabled", true);
        body.put("displayName", alias);
        body.put("mailNickname", alias);
        body.put(
                "userPrincipalName",
                alias + "@" + tenant.profile().verifiedDomains().getFirst());
        body.put("passwordProfile", Map.of("password", "correct horse"));
        return body;
    }

    public static Map<String, Object> body(String name, Object value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, value);
        return body;
    }

    public static Invitation invitation(String address) {
        return Invitation.of(Map.of("invitedUserEmailAddress", address, "inviteRedirectUrl", "https://example.org"));
    }
}
