package io.tenantsync.emulator.directory.writing;

import io.tenantsync.emulator.directory.Changes;
import io.tenantsync.emulator.directory.Directory;
import io.tenantsync.emulator.directory.DirectoryObject;
import io.tenantsync.emulator.directory.Documents;
import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectType;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.Operation;
import io.tenantsync.emulator.directory.Refusal;
import io.tenantsync.emulator.directory.SettingKind;
import io.tenantsync.emulator.directory.Switch;
import io.tenantsync.emulator.directory.Tenant;
import io.tenantsync.emulator.directory.reading.ObjectKeys;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Invites external people into a tenant. */
public final class Inviter {
    private final Directory directory;
    private final Tenant tenant;
    private final String appId;
    private final Supplier<UUID> ids;

    public Inviter(Directory directory, Tenant tenant, String appId, Supplier<UUID> ids) {
        this.directory = directory;
        this.tenant = tenant;
        this.appId = appId;
        this.ids = ids;
    }

    /**
     * The user that the invitation leads to: a new one, or the guest that has been invited to the address before. Refused for
     * addresses that cannot be invited and for those of internal users.
     */
    public DirectoryObject invite(Invitation invitation) {
        InvitationAddress.check(invitation.address());
        return tenant.write(() -> {
            if (invitation.resetUserId() != null) {
                return reset(invitation, invitation.resetUserId());
            }
            DirectoryObject existing = holder(invitation.address());
            if (existing == null) {
                refuseIfDeleted(invitation.address());
                return tenant.create(appId, Operation.INVITE, ObjectType.USER, ids.get(), values(invitation));
            }
            boolean external = external(existing.current());
            if (external && tenant.switches().has(Switch.REINVITE_MAKES_SECOND_OBJECT)) {
                return second(invitation);
            }
            if (!external || tenant.switches().has(Switch.REINVITE_REFUSED)) {
                throw Refusal.badRequest(
                        "BadRequest",
                        "The invited user already exists in the directory as object ID: " + existing.id()
                                + ". They can use that account to sign in to shared apps and resources.");
            }
            return existing;
        });
    }

    /** Another guest with the same mail; names that must be unique get a number, addresses stay with the first one. */
    private DirectoryObject second(Invitation invitation) {
        Map<Property, @Nullable Object> values = values(invitation);
        UUID id = ids.get();
        String name = String.valueOf(values.get(UserSchema.USER_PRINCIPAL_NAME));
        values.put(
                UserSchema.USER_PRINCIPAL_NAME,
                name.replace("#EXT#", "_" + id.toString().substring(0, 8) + "#EXT#"));
        values.put(UserSchema.PROXY_ADDRESSES, List.of());
        return tenant.create(appId, Operation.INVITE, ObjectType.USER, id, values);
    }

    private void refuseIfDeleted(String address) {
        BitSet candidates = tenant.switches().has(Switch.INVITE_OF_DELETED_REFUSED)
                ? tenant.candidates(UserSchema.MAIL, address)
                : null;
        if (candidates == null) {
            return;
        }
        candidates.stream()
                .mapToObj(ordinal -> tenant.objects().at(ordinal))
                .filter(object -> object.current().life() == Life.DELETED
                        && address.equalsIgnoreCase(object.current().text(UserSchema.MAIL)))
                .findFirst()
                .ifPresent(deleted -> {
                    throw Refusal.badRequest(
                            "BadRequest",
                            "The invited user already exists in the directory as object ID: " + deleted.id()
                                    + ". They can use that account to sign in to shared apps and resources.");
                });
    }

    /** Whether the user is somebody from outside. */
    public static boolean external(ObjectVersion user) {
        String name = user.text(UserSchema.USER_PRINCIPAL_NAME);
        return "Invitation".equals(user.text(UserSchema.CREATION_TYPE))
                || user.text(UserSchema.EXTERNAL_USER_STATE) != null
                || (name != null && name.contains("#EXT#"));
    }

    private @Nullable DirectoryObject holder(String address) {
        PrincipalNames names = new PrincipalNames(tenant);
        String asGuest =
                InvitationAddress.principalName(address, tenant.profile().initialDomain());
        DirectoryObject found = names.holder(UserSchema.USER_PRINCIPAL_NAME, asGuest, null);
        found = found != null ? found : names.holder(UserSchema.PROXY_ADDRESSES, "smtp:" + address, null);
        found = found != null ? found : names.holder(UserSchema.MAIL, address, null);
        found = found != null ? found : names.holder(UserSchema.OTHER_MAILS, address, null);
        return found != null ? found : names.holder(UserSchema.USER_PRINCIPAL_NAME, address, null);
    }

    private Map<Property, @Nullable Object> values(Invitation invitation) {
        String address = invitation.address();
        Instant now = Instant.ofEpochMilli(tenant.clock().now());
        Tenant home = directory.owning(address);
        boolean redeemed = home != null && redeemsAutomatically(home);
        Map<Property, @Nullable Object> values = new LinkedHashMap<>();
        values.put(
                UserSchema.USER_PRINCIPAL_NAME,
                InvitationAddress.principalName(address, tenant.profile().initialDomain()));
        String localPart = address.substring(0, address.indexOf('@'));
        values.put(UserSchema.DISPLAY_NAME, invitation.displayName() != null ? invitation.displayName() : localPart);
        values.put(UserSchema.MAIL, address);
        values.put(UserSchema.MAIL_NICKNAME, nickname(address));
        values.put(UserSchema.PROXY_ADDRESSES, List.of("SMTP:" + address));
        values.put(UserSchema.OTHER_MAILS, List.of(address));
        values.put(UserSchema.ACCOUNT_ENABLED, true);
        values.put(UserSchema.USER_TYPE, invitation.userType());
        values.put(UserSchema.CREATION_TYPE, "Invitation");
        values.put(UserSchema.CREATED_DATE_TIME, now);
        values.put(UserSchema.EXTERNAL_USER_STATE, redeemed ? "Accepted" : "PendingAcceptance");
        values.put(UserSchema.EXTERNAL_USER_STATE_CHANGED, now);
        values.put(UserSchema.IDENTITIES, identities(address, redeemed));
        return values;
    }

    private static String nickname(String address) {
        String nickname = address.replace('@', '_') + "#EXT#";
        return nickname.length() <= 64 ? nickname : nickname.substring(0, 64);
    }

    private List<Map<String, String>> identities(String address, boolean redeemed) {
        String initialDomain = tenant.profile().initialDomain();
        List<Map<String, String>> identities = new ArrayList<>();
        if (redeemed) {
            identities.add(Map.of("signInType", "federated", "issuer", "ExternalAzureAD"));
        }
        identities.add(Map.of(
                "signInType",
                "userPrincipalName",
                "issuer",
                initialDomain,
                "issuerAssignedId",
                InvitationAddress.principalName(address, initialDomain)));
        return identities;
    }

    private boolean redeemsAutomatically(Tenant home) {
        return allows(tenant, home, "inboundAllowed") && allows(home, tenant, "outboundAllowed");
    }

    private static boolean allows(Tenant tenant, Tenant partner, String which) {
        Map<String, @Nullable Object> settings =
                tenant.settings().find(SettingKind.PARTNER, partner.profile().tenantId());
        return settings != null
                && Boolean.TRUE.equals(
                        Documents.tree(settings, "automaticUserConsentSettings").get(which));
    }

    private DirectoryObject reset(Invitation invitation, String userId) {
        DirectoryObject user = ObjectKeys.live(tenant, ObjectType.USER, userId);
        ObjectVersion before = user.current();
        String address = invitation.address();
        boolean known = address.equalsIgnoreCase(before.text(UserSchema.MAIL))
                || before.texts(UserSchema.OTHER_MAILS).stream().anyMatch(address::equalsIgnoreCase);
        if (!external(before) || !known) {
            throw Refusal.badRequest(
                    "BadRequest",
                    "The redemption of user " + userId + " cannot be reset to " + address
                            + ": the user must be external and have the address in mail or otherMails.");
        }
        Tenant home = directory.owning(address);
        boolean redeemed = home != null && redeemsAutomatically(home);
        Map<Property, @Nullable Object> values = new LinkedHashMap<>();
        values.put(UserSchema.EXTERNAL_USER_STATE, redeemed ? "Accepted" : "PendingAcceptance");
        values.put(
                UserSchema.EXTERNAL_USER_STATE_CHANGED,
                Instant.ofEpochMilli(tenant.clock().now()));
        values.put(UserSchema.IDENTITIES, identities(address, redeemed));
        return tenant.commit(appId, Operation.UPDATE, user, Changes.of(values));
    }
}
