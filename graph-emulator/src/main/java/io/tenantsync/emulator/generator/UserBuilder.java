package io.tenantsync.emulator.generator;

import io.tenantsync.emulator.directory.Life;
import io.tenantsync.emulator.directory.ObjectVersion;
import io.tenantsync.emulator.directory.schema.Property;
import io.tenantsync.emulator.directory.schema.UserSchema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user in the making. */
final class UserBuilder {
    private static final Instant EPOCH = Instant.parse("2019-02-04T08:00:00Z");

    private final UUID id;
    private final @Nullable Object[] slots = new Object[UserSchema.MAILBOX.index() + 1];

    UserBuilder(UUID id) {
        this.id = id;
    }

    UUID id() {
        return id;
    }

    UserBuilder set(Property property, @Nullable Object value) {
        slots[property.index()] = value;
        return this;
    }

    @Nullable
    Object get(Property property) {
        return slots[property.index()];
    }

    /** Created so many hours after the company began. */
    UserBuilder created(int hours) {
        return set(UserSchema.CREATED_DATE_TIME, EPOCH.plusSeconds(3600L * hours));
    }

    /** Somebody of the tenant's own. */
    UserBuilder internal(String alias, String domain, String initialDomain) {
        String address = alias + "@" + domain;
        return set(UserSchema.USER_PRINCIPAL_NAME, address)
                .set(UserSchema.MAIL, address)
                .set(UserSchema.MAIL_NICKNAME, alias)
                .set(UserSchema.PROXY_ADDRESSES, List.of("SMTP:" + address, "smtp:" + alias + "@" + initialDomain))
                .set(UserSchema.USER_TYPE, "Member")
                .set(
                        UserSchema.IDENTITIES,
                        List.of(Map.of(
                                "signInType",
                                "userPrincipalName",
                                "issuer",
                                initialDomain,
                                "issuerAssignedId",
                                address)));
    }

    /** Somebody from outside who was invited and has accepted. The prefix comes from the address that was invited then. */
    UserBuilder guest(String invitedAddress, String mail, String initialDomain) {
        String prefix = invitedAddress.replace('@', '_');
        String name = prefix + "#EXT#@" + initialDomain;
        return set(UserSchema.USER_PRINCIPAL_NAME, name)
                .set(UserSchema.MAIL, mail)
                .set(UserSchema.MAIL_NICKNAME, prefix + "#EXT#")
                .set(UserSchema.PROXY_ADDRESSES, List.of("SMTP:" + mail))
                .set(UserSchema.OTHER_MAILS, List.of(mail))
                .set(UserSchema.USER_TYPE, "Guest")
                .set(UserSchema.ACCOUNT_ENABLED, true)
                .set(UserSchema.CREATION_TYPE, "Invitation")
                .set(UserSchema.EXTERNAL_USER_STATE, "Accepted")
                .set(UserSchema.EXTERNAL_USER_STATE_CHANGED, get(UserSchema.CREATED_DATE_TIME))
                .set(
                        UserSchema.IDENTITIES,
                        List.of(
                                Map.of("signInType", "federated", "issuer", "ExternalAzureAD"),
                                Map.of(
                                        "signInType",
                                        "userPrincipalName",
                                        "issuer",
                                        initialDomain,
                                        "issuerAssignedId",
                                        name)));
    }

    ObjectVersion version() {
        int used = slots.length;
        while (used > 0 && slots[used - 1] == null) {
            used--;
        }
        // What hardly anybody has stands last and costs nothing for those who do not have it.
        return ObjectVersion.of(Life.LIVE, Arrays.copyOf(slots, used));
    }
}
