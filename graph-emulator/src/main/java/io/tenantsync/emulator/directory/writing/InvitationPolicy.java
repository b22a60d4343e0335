package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.Refusal.Kind;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a tenant lets in at all: external collaboration settings, domain lists, cross-tenant access settings. */
final class InvitationPolicy {
    private static final Set<String> APPS_MAY = Set.of("", "everyone", "adminsGuestInvitersAndAllMembers");

    private final Directory directory;
    private final Tenant tenant;

    InvitationPolicy(Directory directory, Tenant tenant) {
        this.directory = directory;
        this.tenant = tenant;
    }

    /** Refuses an invitation by an app to that address. */
    void check(String address) {
        Map<String, @Nullable Object> policy = tenant.settings().find(SettingKind.INVITATION_POLICY, "");
        if (policy != null) {
            appsMayInvite(policy);
            domainAllowed(policy, address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT));
        }
        Tenant home = directory.owning(address);
        boolean blocked = home != null
                && (blocks(tenant, home, "b2bCollaborationInbound")
                        || blocks(home, tenant, "b2bCollaborationOutbound"));
        if (blocked) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "This invitation is blocked by cross-tenant access settings. Admins in both your organization and"
                            + " the invited user's organization must configure cross-tenant access settings to allow the"
                            + " invitation.");
        }
    }

    private static void appsMayInvite(Map<String, @Nullable Object> policy) {
        if (!APPS_MAY.contains(Documents.text(policy, "allowInvitesFrom"))) {
            throw new Refusal(
                    Kind.FORBIDDEN,
                    "Unauthorized",
                    "Guest invitations not allowed for your company. Contact your company administrator for more"
                            + " details.",
                    List.of());
        }
    }

    private static void domainAllowed(Map<String, @Nullable Object> policy, String domain) {
        List<String> allowed = Documents.texts(policy, "allowedDomains");
        boolean outside = !allowed.isEmpty() && allowed.stream().noneMatch(domain::equalsIgnoreCase);
        boolean blocked = Documents.texts(policy, "blockedDomains").stream().anyMatch(domain::equalsIgnoreCase);
        if (outside || blocked) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "Invitations to the domain '" + domain + "' are not allowed by the collaboration restrictions of"
                            + " your organization.");
        }
    }

    private static boolean blocks(Tenant tenant, Tenant partner, String direction) {
        Map<String, @Nullable Object> settings =
                tenant.settings().find(SettingKind.PARTNER, partner.profile().tenantId());
        return settings != null
                && "blocked"
                        .equalsIgnoreCase(Documents.text(
                                Documents.tree(Documents.tree(settings, direction), "usersAndGroups"), "accessType"));
    }
}
