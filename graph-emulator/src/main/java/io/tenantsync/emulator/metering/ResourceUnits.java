package io.tenantsync.emulator.metering;

import io.tenantsync.emulator.odata.QueryOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Graph's price list for identity requests. */
public final class ResourceUnits {
    private static final int SMALL_TOP = 20;

    private static final Set<String> OF_A_USER =
            Set.of("memberOf", "transitiveMemberOf", "ownedObjects", "licenseDetails");

    /** POST requests that only ask. */
    private static final Map<String, Integer> QUESTIONS = Map.of(
            "getByIds", 5,
            "getObjectsById", 5,
            "isMemberOf", 4,
            "checkMemberGroups", 4,
            "checkMemberObjects", 4,
            "getMemberGroups", 2,
            "getMemberObjects", 2);

    private ResourceUnits() {}

    /** Resource units of one request; at least 1. */
    public static int cost(String method, List<String> path, QueryOptions query) {
        boolean select = query.has("select");
        int cost = base(method, path, select);
        cost -= select ? 1 : 0;
        cost += query.has("expand") ? 1 : 0;
        cost -= smallTop(query.find("top")) ? 1 : 0;
        return Math.max(cost, 1);
    }

    /** Whether a request counts against the write quota. */
    public static boolean isWrite(String method, List<String> path) {
        return !method.equals("GET") && !QUESTIONS.containsKey(path.getLast());
    }

    private static int base(String method, List<String> path, boolean select) {
        String last = path.getLast();
        if (!method.equals("GET")) {
            // $select brings the price of a bulk look-up from 5 to 2, of which the general rule takes one.
            return isLookUp(last) && select ? 3 : QUESTIONS.getOrDefault(last, 1);
        }
        return switch (path.getFirst()) {
            case "users" -> path.size() == 1 || OF_A_USER.contains(last) ? 2 : 1;
            case "groups" -> groups(path);
            case "applications" -> path.size() == 1 || last.equals("extensionProperties") ? 2 : 1;
            case "servicePrincipals" -> last.equals("appRoleAssignments") ? 2 : 1;
            case "oauth2PermissionGrants" -> 2;
            case "contracts", "subscribedSkus" -> 3;
            case "domains" -> last.equals("domainNameReferences") ? 4 : 1;
            default -> 1;
        };
    }

    private static boolean isLookUp(String last) {
        return last.equals("getByIds") || last.equals("getObjectsById");
    }

    private static int groups(List<String> path) {
        return switch (path.getLast()) {
            case "members" -> 3;
            case "transitiveMembers" -> 5;
            default -> 1;
        };
    }

    private static boolean smallTop(@Nullable String top) {
        return top != null && top.matches("\\d{1,4}") && Integer.parseInt(top) < SMALL_TOP;
    }
}
