package io.tenantsync.control.rules;

import io.tenantsync.mapper.mapping.AttributeNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The attributes of a source user that are read from Graph, by Graph's names. */
final class SourceAttributes {
    private static final Pattern DIRECTORY_EXTENSION = Pattern.compile("extension_[0-9a-fA-F]{32}_[A-Za-z0-9_]+");
    private static final Pattern NUMBERED =
            Pattern.compile("onPremisesExtensionAttributes/extensionAttribute([1-9]|1[0-5])");
    private static final List<String> KNOWN = Arrays.stream(("accountEnabled businessPhones city companyName country"
                            + " createdDateTime creationType department displayName employeeHireDate employeeId"
                            + " employeeType externalUserState faxNumber givenName id jobTitle mail mailNickname manager"
                            + " mobilePhone officeLocation onPremisesSyncEnabled otherMails postalCode preferredLanguage"
                            + " proxyAddresses showInAddressList state streetAddress surname usageLocation"
                            + " userPrincipalName userType")
                    .split(" "))
            .toList();

    private SourceAttributes() {}

    /** Graph's spelling of an attribute by Graph's or Entra's name. */
    static Optional<String> find(String written) {
        String name = AttributeNames.graphName(written);
        if (DIRECTORY_EXTENSION.matcher(name).matches()
                || NUMBERED.matcher(name).matches()) {
            return Optional.of(name);
        }
        return KNOWN.stream().filter(known -> known.equalsIgnoreCase(name)).findFirst();
    }

    static List<String> known() {
        return KNOWN;
    }
}
