package io.tenantsync.mapper.mapping;

import java.util.Map;
import java.util.TreeMap;

/** Entra's provisioning names beside Graph's. */
public final class AttributeNames {
    private static final String NUMBERED = "extensionAttribute";
    private static final String NUMBERED_IN_GRAPH = "onPremisesExtensionAttributes/extensionAttribute";
    private static final int MOST_NUMBERED = 15;
    private static final Map<String, String> GRAPH_BY_ENTRA = caseless(Map.of(
            "objectId", "id",
            "physicalDeliveryOfficeName", "officeLocation",
            "telephoneNumber", "businessPhones",
            "mobile", "mobilePhone",
            "facsimileTelephoneNumber", "faxNumber",
            "dirSyncEnabled", "onPremisesSyncEnabled",
            "immutableId", "onPremisesImmutableId",
            "originalUserPrincipalName", "userPrincipalName"));

    private AttributeNames() {}

    /** Graph's name for an attribute that may be named as Entra's provisioning does; other names come back as they are. */
    public static String graphName(String name) {
        if (name.regionMatches(true, 0, NUMBERED, 0, NUMBERED.length())) {
            String number = name.substring(NUMBERED.length());
            return isAmongTheNumbered(number) ? NUMBERED_IN_GRAPH + number : name;
        }
        return GRAPH_BY_ENTRA.getOrDefault(name, name);
    }

    private static boolean isAmongTheNumbered(String number) {
        boolean digits = number.length() <= 2
                && !number.startsWith("0")
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && !number.isEmpty() && Integer.parseInt(number) <= MOST_NUMBERED;
    }

    private static Map<String, String> caseless(Map<String, String> names) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(names);
        return sorted;
    }
}
