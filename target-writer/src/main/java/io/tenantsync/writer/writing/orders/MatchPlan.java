package io.tenantsync.writer.writing.orders;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account is recognised or made.
 *
 * @param invitationAddress whom to invite
 * @param sourcePrincipalName user principal name in the source, if known
 * @param mail address in the source, if any: somebody else may have it already
 * @param initialDomain in which user principal names of external users end
 * @param trusted attributes that may decide an adoption: mail, otherMails, proxyAddresses
 */
public record MatchPlan(
        Anchor anchor,
        String invitationAddress,
        @Nullable String sourcePrincipalName,
        @Nullable String mail,
        String initialDomain,
        String redirectUrl,
        Set<String> trusted) {
    private static final String EXTERNAL = "#EXT#";

    public MatchPlan {
        trusted = Set.copyOf(trusted);
    }

    /** Addresses under which the person may be known already, in lower case. */
    public List<String> addresses() {
        return Stream.of(invitationAddress, mail == null ? invitationAddress : mail)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** The user principal names that the person's account would have, in lower case. */
    public Set<String> expectedPrincipalNames() {
        Set<String> names = new LinkedHashSet<>();
        for (String name : names()) {
            names.add(name + EXTERNAL.toLowerCase(Locale.ROOT) + "@" + initialDomain.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Whether that user principal name was made from this person's own one or the invitation address. */
    public boolean encodedIn(String principalName) {
        int end = principalName.toUpperCase(Locale.ROOT).indexOf(EXTERNAL);
        return end > 0 && names().contains(principalName.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /** What the user principal name of the person's account may have been made from, in lower case. */
    public Set<String> names() {
        Set<String> prefixes = new LinkedHashSet<>();
        prefixes.add(prefix(invitationAddress));
        if (sourcePrincipalName != null) {
            prefixes.add(prefix(sourcePrincipalName));
        }
        return prefixes;
    }

    private static String prefix(String address) {
        return address.replace('@', '_').toLowerCase(Locale.ROOT);
    }
}
