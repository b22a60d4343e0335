package io.tenantsync.benchmarks;

import io.tenantsync.writer.writing.orders.Anchor;
import io.tenantsync.writer.writing.orders.Lane;
import io.tenantsync.writer.writing.orders.ManagerWish;
import io.tenantsync.writer.writing.orders.MatchPlan;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import io.tenantsync.writer.writing.orders.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up people of the source and what is wished for them in a target. */
final class People {
    private final String anchorProperty;
    private final String initialDomain;
    private final @Nullable String manager;

    /** @param manager object id in the target of everybody's manager; every third person has one; null = nobody has */
    People(String anchorProperty, String initialDomain, @Nullable String manager) {
        this.anchorProperty = anchorProperty;
        this.initialDomain = initialDomain;
        this.manager = manager;
    }

    Order joiner(int number) {
        String name = name(number);
        ManagerWish wish = manager != null && number % 3 == 0 ? new ManagerWish(manager) : null;
        return order(name, null, Lane.BULK, provision(name, "Sales", wish));
    }

    Order mover(int number, String targetId) {
        String name = name(number);
        return order(name, targetId, Lane.BULK, provision(name, "Research", null));
    }

    Order leaver(int number, String targetId, Lane lane) {
        String name = name(number);
        return order(name, targetId, lane, new Operation.SoftDelete(anchor(name)));
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "person%06d", number);
    }

    private Operation provision(String name, String department, @Nullable ManagerWish wish) {
        String address = name + "@contoso.com";
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("displayName", "P. " + name);
        attributes.put("givenName", "P.");
        attributes.put("surname", name);
        attributes.put("jobTitle", "Engineer");
        attributes.put("department", department);
        attributes.put("companyName", "Contoso");
        attributes.put("city", "Utrecht");
        attributes.put("usageLocation", "NL");
        Map<String, Object> onCreate = new LinkedHashMap<>();
        onCreate.put("userType", "Member");
        MatchPlan match = new MatchPlan(
                anchor(name),
                address,
                address,
                address,
                initialDomain,
                "https://myapplications.microsoft.com",
                Set.of());
        return new Operation.Provision(match, attributes, onCreate, null, false, false, wish);
    }

    private Anchor anchor(String name) {
        return new Anchor(anchorProperty, EmulatedTargets.SOURCE + "/" + name);
    }

    private static Order order(String name, @Nullable String targetId, Lane lane, Operation operation) {
        return new Order(
                "command-" + name,
                1,
                false,
                new Subject("benchmark", EmulatedTargets.SOURCE + "/" + name),
                lane,
                name,
                Instant.now(),
                targetId,
                operation);
    }
}
