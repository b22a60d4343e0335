package io.tenantsync.mapper.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known about the attributes of a target user: which may be written, what they hold, whether null clears them. */
public final class TargetAttributes {
    private static final Pattern EXTENSION = Pattern.compile("extension_[0-9a-fA-F]{32}_[A-Za-z0-9_]+");
    private static final String ANCHOR = "_tenantsyncSource";
    private static final Map<String, TargetAttribute> KNOWN = known();
    private static final Map<String, String> REFUSED = refused();

    private TargetAttributes() {}

    /**
     * Why no mapping may write this attribute, in a sentence; empty when one may.
     *
     * @param name Graph's or Entra's name
     */
    public static Optional<String> refusal(String name) {
        String graphName = AttributeNames.graphName(name);
        if (graphName.endsWith(ANCHOR)) {
            return Optional.of(name + " carries the anchor by which accounts are recognised; it is reserved");
        }
        if (REFUSED.containsKey(graphName)) {
            return Optional.of(name + " " + REFUSED.get(graphName));
        }
        if (find(graphName).isEmpty()) {
            return Optional.of(
                    name + " is not an attribute of a user that can be written; the known ones are "
                            + String.join(", ", KNOWN.keySet())
                            + ", extensionAttribute1 to 15, and directory extensions as extension_<appId without dashes>_<name>");
        }
        return Optional.empty();
    }

    /**
     * A writable attribute by Graph's or Entra's name, with Graph's spelling; empty when it is unknown or may not be
     * written.
     */
    public static Optional<TargetAttribute> find(String name) {
        String graphName = AttributeNames.graphName(name);
        TargetAttribute known = KNOWN.get(graphName);
        if (known != null) {
            return Optional.of(known);
        }
        if (EXTENSION.matcher(graphName).matches() && !graphName.endsWith(ANCHOR)) {
            return Optional.of(new TargetAttribute(graphName, TargetAttribute.Kind.ANY, true, false));
        }
        return graphName.startsWith("onPremisesExtensionAttributes/extensionAttribute")
                ? Optional.of(new TargetAttribute(graphName, TargetAttribute.Kind.TEXT, true, false))
                : Optional.empty();
    }

    /** The known writable attributes by Graph's name, without extensions. */
    public static Map<String, TargetAttribute> all() {
        return Map.copyOf(KNOWN);
    }

    private static Map<String, TargetAttribute> known() {
        Map<String, TargetAttribute> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String texts = "givenName surname jobTitle department companyName employeeId employeeType employeeHireDate"
                + " officeLocation streetAddress city state postalCode country mobilePhone faxNumber mail preferredLanguage";
        Stream.of(texts.split(" ")).forEach(name -> put(known, name, TargetAttribute.Kind.TEXT, true, false));
        put(known, "displayName", TargetAttribute.Kind.TEXT, false, true);
        put(known, "accountEnabled", TargetAttribute.Kind.TRUTH, false, true);
        put(known, "mailNickname", TargetAttribute.Kind.TEXT, false, false);
        put(known, "usageLocation", TargetAttribute.Kind.TEXT, false, false);
        put(known, "userType", TargetAttribute.Kind.TEXT, false, false);
        put(known, "showInAddressList", TargetAttribute.Kind.TRUTH, true, false);
        put(known, "businessPhones", TargetAttribute.Kind.LIST, true, false);
        put(known, "manager", TargetAttribute.Kind.REFERENCE, true, false);
        return known;
    }

    private static void put(
            Map<String, TargetAttribute> known,
            String name,
            TargetAttribute.Kind kind,
            boolean clearable,
            boolean required) {
        known.put(name, new TargetAttribute(name, kind, clearable, required));
    }

    private static Map<String, String> refused() {
        Map<String, String> refused = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        refused.put("id", "is given by the directory and cannot be written");
        refused.put(
                "userPrincipalName",
                "is never written: the target gives external people one that ends in #EXT#@ and its initial domain");
        refused.put("otherMails", "must not be a target: the directory computes it again for external people");
        refused.put("proxyAddresses", "is read-only in Graph");
        refused.put("onPremisesSyncEnabled", "is read-only in Graph");
        refused.put("onPremisesImmutableId", "is never written: it would tie the account to an on-premises directory");
        refused.put("createdDateTime", "is read-only in Graph");
        refused.put("creationType", "is read-only in Graph");
        refused.put("externalUserState", "is read-only in Graph");
        refused.put("sponsors", "is a list of references, which this version does not write");
        refused.put("identities", "decides who can sign in and is never written");
        refused.put("passwordProfile", "is never written: people sign in with their own tenant");
        refused.put("IsSoftDeleted", "is no attribute in Graph; say under lifecycle what becomes of people who leave");
        refused.put(
                "alternativeSecurityIds", "cannot be written by any application; accounts are matched by the anchor");
        refused.put("netId", "cannot be written by any application; accounts are matched by the anchor");
        return refused;
    }
}
