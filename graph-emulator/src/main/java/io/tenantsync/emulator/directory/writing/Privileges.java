package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.Trait;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Protects those who hold a directory role: an app needs one itself before it may do something sensitive to them. */
final class Privileges {
    private static final Set<String> OVER_EVERYBODY =
            Set.of("Global Administrator", "Privileged Authentication Administrator");
    private static final Set<String> OVER_SOME = Set.of("User Administrator", "Authentication Administrator");
    private static final Set<String> LESSER = Set.of(
            "Authentication Administrator",
            "Directory Readers",
            "Groups Administrator",
            "Guest Inviter",
            "Helpdesk Administrator",
            "Message Center Reader",
            "Password Administrator",
            "Reports Reader",
            "Usage Summary Reports Reader",
            "User Administrator");

    private final Tenant tenant;
    private final String appId;

    Privileges(Tenant tenant, String appId) {
        this.tenant = tenant;
        this.appId = appId;
    }

    /** Refuses a change of sensitive properties. */
    void mayChange(DirectoryObject user, Collection<Property> properties) {
        if (properties.stream().anyMatch(property -> property.is(Trait.SENSITIVE))) {
            mayActOn(user);
        }
    }

    /** Refuses a sensitive action such as deleting. */
    void mayActOn(DirectoryObject user) {
        List<String> held = user.current().texts(UserSchema.DIRECTORY_ROLES);
        if (held.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> app = tenant.settings().find(SettingKind.APPLICATION, appId);
        List<String> own = app == null ? List.of() : Documents.texts(app, "directoryRoles");
        boolean overAll = own.stream().anyMatch(OVER_EVERYBODY::contains);
        boolean overThese = own.stream().anyMatch(OVER_SOME::contains) && LESSER.containsAll(held);
        if (!overAll && !overThese) {
            throw Refusal.denied();
        }
    }
}
