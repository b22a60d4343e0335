package io.tenantsync.writer.writing;

import io.tenantsync.writer.writing.orders.Anchor;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.ManagerWish;
import io.tenantsync.writer.writing.orders.MatchPlan;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.orders.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Orders for tests. */
public final class Orders {
    public static final String ANCHOR = "extension_0a_tenantsyncSource";
    public static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");

    private Orders() {}

    public static String anchorOf(String name) {
        return "11111111-1111-1111-1111-111111111111/" + name;
    }

    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** A wish for adele@contoso.com and the like, to be changed by withers. */
    public static Wish wish(String name) {
        return new Wish(name, map("displayName", "N. " + name), map(), null, false, false, null, Set.of(), null, false);
    }

    public record Wish(
            String name,
            Map<String, Object> attributes,
            Map<String, Object> onCreate,
            Boolean enabled,
            boolean mayEnable,
            boolean mayRestore,
            ManagerWish manager,
            Set<String> trusted,
            String targetId,
            boolean repeated) {
        public Wish with(Object... attributePairs) {
            Map<String, Object> more = new HashMap<>(attributes);
            more.putAll(map(attributePairs));
            return new Wish(name, more, onCreate, enabled, mayEnable, mayRestore, manager, trusted, targetId, repeated);
        }

        public Wish onCreate(Object... pairs) {
            return new Wish(
                    name, attributes, map(pairs), enabled, mayEnable, mayRestore, manager, trusted, targetId, repeated);
        }

        public Wish enabled(Boolean wished, boolean may) {
            return new Wish(name, attributes, onCreate, wished, may, mayRestore, manager, trusted, targetId, repeated);
        }

        public Wish restorable() {
            return new Wish(name, attributes, onCreate, enabled, mayEnable, true, manager, trusted, targetId, repeated);
        }

        public Wish manager(String id) {
            return new Wish(
                    name,
                    attributes,
                    onCreate,
                    enabled,
                    mayEnable,
                    mayRestore,
                    new ManagerWish(id),
                    trusted,
                    targetId,
                    repeated);
        }

        public Wish trusting(String attribute) {
            return new Wish(
                    name,
                    attributes,
                    onCreate,
                    enabled,
                    mayEnable,
                    mayRestore,
                    manager,
                    Set.of(attribute),
                    targetId,
                    repeated);
        }

        public Wish known(String id) {
            return new Wish(name, attributes, onCreate, enabled, mayEnable, mayRestore, manager, trusted, id, repeated);
        }

        public Wish again() {
            return new Wish(
                    name, attributes, onCreate, enabled, mayEnable, mayRestore, manager, trusted, targetId, true);
        }

        public Order order() {
            MatchPlan match = new MatchPlan(
                    new Anchor(ANCHOR, anchorOf(name)),
                    name + "@contoso.com",
                    name + "@contoso.com",
                    name + "@contoso.com",
                    "fabrikam.onmicrosoft.com",
                    "https://myapplications.microsoft.com",
                    trusted);
            return Orders.order(
                    name,
                    targetId,
                    repeated,
                    new Operation.Provision(match, attributes, onCreate, enabled, mayEnable, mayRestore, manager));
        }
    }

    public static Order disable(String name, String targetId, boolean repeated) {
        return order(name, targetId, repeated, new Operation.Disable(new Anchor(ANCHOR, anchorOf(name))));
    }

    public static Order delete(String name, String targetId) {
        return order(name, targetId, false, new Operation.SoftDelete(new Anchor(ANCHOR, anchorOf(name))));
    }

    public static Order order(String name, String targetId, boolean repeated, Operation operation) {
        return inLane(name, targetId, repeated, operation, Lane.LIVE);
    }

    public static Order inLane(String name, String targetId, boolean repeated, Operation operation, Lane lane) {
        return new Order(
                "command-" + name,
                1,
                repeated,
                new Subject("c1", anchorOf(name)),
                lane,
                name,
                ISSUED,
                targetId,
                operation);
    }
}
