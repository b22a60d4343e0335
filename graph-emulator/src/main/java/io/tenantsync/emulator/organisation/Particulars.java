package io.tenantsync.emulator.organisation;

import java.util.List;

/**
 * What makes a tenant awkward, as real ones are.
 *
 * @param administrators how many of its own people hold a directory role, from the first one on
 * @param onPremises how many of the people after these are mastered on premises
 * @param mailboxes whether its own people have mailboxes
 * @param contacts mail contacts
 * @param allowInvitesFrom none, adminsAndGuestInviters, adminsGuestInvitersAndAllMembers or everyone
 * @param allowedDomains only people of these may be invited; empty allows all
 * @param blockedDomains people of these may not be invited
 */
public record Particulars(
        int administrators,
        int onPremises,
        boolean mailboxes,
        List<Contact> contacts,
        String allowInvitesFrom,
        List<String> allowedDomains,
        List<String> blockedDomains) {
    /** Nothing awkward. */
    public static final Particulars NONE = new Particulars(0, 0, false, List.of(), "everyone", List.of(), List.of());

    /**
     * A mail contact.
     *
     * @param proxyAddresses with {@code SMTP:} or {@code smtp:} before each
     */
    public record Contact(String displayName, String mail, List<String> proxyAddresses) {
        public Contact {
            proxyAddresses = List.copyOf(proxyAddresses);
        }
    }

    public Particulars {
        contacts = List.copyOf(contacts);
        allowedDomains = List.copyOf(allowedDomains);
        blockedDomains = List.copyOf(blockedDomains);
    }
}
