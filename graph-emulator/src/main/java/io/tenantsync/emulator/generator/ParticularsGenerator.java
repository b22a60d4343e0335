package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.directory.SettingChange;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.schema.UserSchema;
import io.tenantsync.emulator.organisation.Particulars;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes administrators, people from on premises, mailboxes, contacts and the invitation policy. */
final class ParticularsGenerator {
    private static final List<String> ROLES =
            List.of("Global Administrator", "User Administrator", "Guest Inviter", "Helpdesk Administrator");

    private final long seed;
    private final Tenant tenant;
    private final Particulars particulars;
    private int own;

    ParticularsGenerator(long seed, Tenant tenant, Particulars particulars) {
        this.seed = seed;
        this.tenant = tenant;
        this.particulars = particulars;
    }

    /** Adds to one of the tenant's people what is particular about them; to be asked for in order. */
    void dress(UserBuilder user) {
        if (user.get(UserSchema.CREATION_TYPE) != null) {
            return;
        }
        int number = own++;
        if (number < particulars.administrators()) {
            user.set(UserSchema.DIRECTORY_ROLES, List.of(ROLES.get(number % ROLES.size())));
        } else if (number < particulars.administrators() + particulars.onPremises()) {
            user.set(UserSchema.ON_PREMISES_SYNC_ENABLED, true);
        }
        if (particulars.mailboxes()) {
            user.set(UserSchema.MAILBOX, true);
        }
    }

    /** Writes contacts and policy. */
    void settle() {
        int number = 0;
        for (Particulars.Contact contact : particulars.contacts()) {
            String id = Draw.of(seed, tenant.profile().tenantId(), "contact", number++)
                    .id()
                    .toString();
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("id", id);
            document.put("displayName", contact.displayName());
            document.put("mail", contact.mail());
            document.put("proxyAddresses", contact.proxyAddresses());
            tenant.apply(new SettingChange(SettingKind.CONTACT, id, document));
        }
        Map<String, @Nullable Object> policy = new LinkedHashMap<>();
        policy.put("allowInvitesFrom", particulars.allowInvitesFrom());
        policy.put("allowedDomains", particulars.allowedDomains());
        policy.put("blockedDomains", particulars.blockedDomains());
        tenant.apply(new SettingChange(SettingKind.INVITATION_POLICY, "", policy));
    }
}
