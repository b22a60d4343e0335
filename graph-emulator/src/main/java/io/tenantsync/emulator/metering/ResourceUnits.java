package io.tenantsync.emulator.metering;

import io.tenantsync.emulator.odata.QueryOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Graph's price list for identity requests. */
public final class ResourceUnits {
    private static final int SMALL_TOP = 20;

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
        boolean query = path.getLast().equals("getByIds");
        return !method.equals("GET") && !query;
    }

    private static int base(String method, List<String> path, boolean select) {
        String first = path.getFirst();
        String last = path.getLast();
        if (!method.equals("GET")) {
            // $select brings the price of a bulk look-up from 5 to 2, of which the general rule takes one.
            return last.equals("getByIds") ? (select ? 3 : 5) : 1;
        }
        return switch (first) {
            case "users" -> path.size() == 1 || last.equals("memberOf") || last.equals("transitiveMemberOf") ? 2 : 1;
            case "groups" -> groups(path);
            case "applications" -> path.size() == 1 || last.equals("extensionProperties") ? 2 : 1;
            default -> 1;
        };
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
