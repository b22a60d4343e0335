package io.tenantsync.emulator.control;

import io.tenantsync.emulator.directory.Changes;
import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators do in places that Graph does not let apps into: consent, roles, contacts, invitation policy. */
public final class DirectoryControl {
    private static final String AUTHOR = "control";

    private final Directory directory;

    public DirectoryControl(Directory directory) {
        this.directory = directory;
    }

    /** Grants an app exactly these application permissions; tokens that it has keep theirs. */
    public void grant(String tenantName, String clientId, List<String> roles) {
        Tenant tenant = tenant(tenantName);
        Map<String, @Nullable Object> app = tenant.settings().find(SettingKind.APPLICATION, clientId);
        if (app == null) {
            throw new IllegalArgumentException("There is no app '" + clientId + "' in " + tenantName + ".");
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(app);
        changed.put("roles", List.copyOf(roles));
        put(tenant, SettingKind.APPLICATION, clientId, changed);
    }

    /** Gives a user, named by id or principal name, exactly these directory roles. */
    public void directoryRoles(String tenantName, String user, List<String> roles) {
        set(tenantName, user, UserSchema.DIRECTORY_ROLES, roles.isEmpty() ? null : List.copyOf(roles));
    }

    /** Says whether Exchange holds a mailbox for a user. */
    public void mailbox(String tenantName, String user, boolean held) {
        set(tenantName, user, UserSchema.MAILBOX, held);
    }

    /** Says whether a user is mastered on premises; null as if it never had been. */
    public void onPremises(String tenantName, String user, @Nullable Boolean synchronised) {
        set(tenantName, user, UserSchema.ON_PREMISES_SYNC_ENABLED, synchronised);
    }

    /** Adds a mail contact and returns its id. */
    public String contact(String tenantName, String displayName, String mail, List<String> proxyAddresses) {
        String id = UUID.nameUUIDFromBytes((tenantName + "/" + mail).getBytes(StandardCharsets.UTF_8))
                .toString();
        Map<String, @Nullable Object> contact = new LinkedHashMap<>();
        contact.put("id", id);
        contact.put("displayName", displayName);
        contact.put("mail", mail);
        contact.put("proxyAddresses", List.copyOf(proxyAddresses));
        put(tenant(tenantName), SettingKind.CONTACT, id, contact);
        return id;
    }

    /**
     * Decides who may invite whom.
     *
     * @param allowInvitesFrom none, adminsAndGuestInviters, adminsGuestInvitersAndAllMembers or everyone
     * @param allowedDomains only these may be invited; empty allows all
     * @param blockedDomains these may not be invited
     */
    public void invitations(
            String tenantName, String allowInvitesFrom, List<String> allowedDomains, List<String> blockedDomains) {
        Map<String, @Nullable Object> policy = new LinkedHashMap<>();
        policy.put("allowInvitesFrom", allowInvitesFrom);
        policy.put("allowedDomains", List.copyOf(allowedDomains));
        policy.put("blockedDomains", List.copyOf(blockedDomains));
        put(tenant(tenantName), SettingKind.INVITATION_POLICY, "", policy);
    }

    private void set(String tenantName, String key, Property property, @Nullable Object value) {
        Tenant tenant = tenant(tenantName);
        Map<Property, @Nullable Object> values = new LinkedHashMap<>();
        values.put(property, value);
        tenant.write(() -> {
            DirectoryObject user = ObjectKeys.live(tenant, ObjectType.USER, key);
            return tenant.commit(AUTHOR, Operation.UPDATE, user, Changes.of(values));
        });
    }

    private static void put(Tenant tenant, SettingKind kind, String key, Map<String, @Nullable Object> document) {
        tenant.write(() -> {
            tenant.put(new SettingChange(kind, key, document));
            return null;
        });
    }

    private Tenant tenant(String name) {
        Tenant tenant = directory.named(name);
        if (tenant == null) {
            throw new IllegalArgumentException("There is no tenant '" + name + "'.");
        }
        return tenant;
    }
}
