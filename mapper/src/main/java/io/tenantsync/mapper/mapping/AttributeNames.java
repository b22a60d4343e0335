package io.tenantsync.mapper.mapping;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entra's provisioning names beside Graph's. */
public final class AttributeNames {
    private static final Pattern NUMBERED =
            Pattern.compile("extensionAttribute([1-9]|1[0-5])", Pattern.CASE_INSENSITIVE);
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
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            return "onPremisesExtensionAttributes/extensionAttribute" + numbered.group(1);
        }
        return GRAPH_BY_ENTRA.getOrDefault(name, name);
    }

    private static Map<String, String> caseless(Map<String, String> names) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(names);
        return sorted;
    }
}
