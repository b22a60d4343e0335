package io.tenantsync.graph.quota;

import io.tenantsync.graph.batch.HttpMethod;
import java.util.Map;

/** The published prices of identity calls. What an answer says about its own cost is better. */
public final class Prices {
    /** GETs whose base price is not 1, by their path with {@code *} for ids. */
    private static final Map<String, Integer> GETS = Map.ofEntries(
            Map.entry("users", 2),
            Map.entry("groups/*/members", 3),
            Map.entry("groups/*/transitiveMembers", 5),
            Map.entry("users/*/memberOf", 2),
            Map.entry("users/*/transitiveMemberOf", 2),
            Map.entry("users/*/ownedObjects", 2),
            Map.entry("users/*/licenseDetails", 2),
            Map.entry("applications", 2),
            Map.entry("applications/*/extensionProperties", 2),
            Map.entry("oauth2PermissionGrants", 2),
            Map.entry("servicePrincipals/*/appRoleAssignments", 2),
            Map.entry("contracts", 3),
            Map.entry("subscribedSkus", 3),
            Map.entry("domains/*/domainNameReferences", 4));

    /** POSTs that only ask. */
    private static final Map<String, Integer> QUESTIONS = Map.of(
            "getByIds",
            5,
            "getMemberGroups",
            2,
            "getMemberObjects",
            2,
            "checkMemberGroups",
            4,
            "checkMemberObjects",
            4);

    private Prices() {}

    /**
     * The price of a call.
     *
     * @param path relative to the version, with its query
     */
    public static Cost of(HttpMethod method, String path) {
        int question = path.indexOf('?');
        String resource = (question < 0 ? path : path.substring(0, question)).replaceFirst("^/", "");
        String query = question < 0 ? "" : path.substring(question).replace("%24", "$");
        if (method == HttpMethod.GET) {
            return new Cost(discounted(GETS.getOrDefault(starred(resource), 1), query), 0);
        }
        Integer asked = method == HttpMethod.POST ? QUESTIONS.get(last(resource)) : null;
        if (asked != null) {
            return new Cost(asked, 0);
        }
        // Whether an invitation is a write as well is not documented; we take it for one.
        return new Cost(1, 1, method == HttpMethod.POST && resource.equals("invitations") ? 1 : 0);
    }

    private static int discounted(int base, String query) {
        int units = base;
        units -= query.contains("$select=") ? 1 : 0;
        units += query.contains("$expand=") ? 1 : 0;
        units -= query.matches(".*[?&]\\$top=1?[0-9](&.*)?") ? 1 : 0;
        return Math.max(1, units);
    }

    /** The second segment of a known collection is an id, except for functions such as delta. */
    private static String starred(String resource) {
        String[] segments = resource.split("/", -1);
        if (segments.length > 2) {
            segments[1] = "*";
        }
        return String.join("/", segments);
    }

    private static String last(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
