package io.tenantsync.writer.writing.directory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target account as read.
 *
 * @param id object id, in lower case
 * @param deleted whether it is among the deleted items
 * @param properties by Graph name, nested ones flattened with a slash
 * @param managerKnown whether the manager was read
 * @param managerId object id in lower case; null = none or not read
 */
public record Account(
        String id,
        boolean deleted,
        Map<String, @Nullable Object> properties,
        boolean managerKnown,
        @Nullable String managerId) {
    private static final String SMTP = "smtp:";
    private static final String ENTRA = "ExternalAzureAD";

    public Account {
        id = id.toLowerCase(Locale.ROOT);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        managerId = managerId == null ? null : managerId.toLowerCase(Locale.ROOT);
    }

    /** What an account looks like that an invitation has just made and that reads do not show yet. */
    public static Account justInvited(String id, Write.Invite invitation) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("displayName", invitation.displayName());
        properties.put("userType", invitation.userType());
        properties.put("creationType", "Invitation");
        properties.put("mail", invitation.address());
        properties.put("accountEnabled", true);
        return new Account(id, false, properties, true, null);
    }

    /** The same account, not among the deleted items any more. */
    public Account restored() {
        return new Account(id, false, properties, managerKnown, managerId);
    }

    /** A property as text; null if it has no value or was not read. */
    public @Nullable String text(String property) {
        return properties.get(property) instanceof String text ? text : null;
    }

    /** A property as a list of texts; empty if it has no value or was not read. */
    public List<String> texts(String property) {
        return properties.get(property) instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Only accounts of external users are ever written. */
    public boolean external() {
        String name = text("userPrincipalName");
        return (name != null && name.toUpperCase(Locale.ROOT).contains("#EXT#"))
                || "Invitation".equals(text("creationType"))
                || text("externalUserState") != null;
    }

    /** Accounts that a domain controller owns are never written. */
    public boolean masteredOnPremises() {
        return Boolean.TRUE.equals(properties.get("onPremisesSyncEnabled"));
    }

    /** Whether people can sign in with it; unknown counts as yes. */
    public boolean enabled() {
        return !Boolean.FALSE.equals(properties.get("accountEnabled"));
    }

    /** Redeemed with something else than a work account: whoever signs in here need not be the person. */
    public boolean redeemedElsewhere() {
        return "Accepted".equals(text("externalUserState"))
                && properties.get("identities") instanceof Collection<?> identities
                && identities.stream().anyMatch(Account::foreign);
    }

    private static boolean foreign(@Nullable Object identity) {
        return identity instanceof Map<?, ?> one
                && "federated".equals(one.get("signInType"))
                && !ENTRA.equals(one.get("issuer"));
    }

    /** When it was made; null if that was not read. */
    public @Nullable Instant createdAt() {
        String at = text("createdDateTime");
        try {
            return at == null ? null : OffsetDateTime.parse(at).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** What the mail properties hold. */
    public List<String> addresses() {
        List<String> addresses = new ArrayList<>(texts("otherMails"));
        String mail = text("mail");
        if (mail != null) {
            addresses.add(mail);
        }
        for (String proxy : texts("proxyAddresses")) {
            if (proxy.regionMatches(true, 0, SMTP, 0, SMTP.length())) {
                addresses.add(proxy.substring(SMTP.length()));
            }
        }
        return addresses;
    }

    /** The name that the user principal name of an external user was made from; empty for others. */
    public String encodedName() {
        String name = text("userPrincipalName");
        return name == null
                ? ""
                : name.substring(0, Math.max(0, name.toUpperCase(Locale.ROOT).indexOf("#EXT#")));
    }

    /** Whether that mail property (mail, otherMails, proxyAddresses) holds the address. */
    public boolean holds(String property, String address) {
        return switch (property) {
            case "mail" -> address.equalsIgnoreCase(text("mail"));
            case "proxyAddresses" -> texts(property).stream().anyMatch(proxy -> proxy.equalsIgnoreCase(SMTP + address));
            default -> texts(property).stream().anyMatch(address::equalsIgnoreCase);
        };
    }

    /** Properties are personal data. */
    @Override
    public String toString() {
        return "Account[" + id + (deleted ? ", deleted]" : "]");
    }
}
