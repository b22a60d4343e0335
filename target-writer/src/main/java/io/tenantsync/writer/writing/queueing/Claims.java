package io.tenantsync.writer.writing.queueing;

import io.tenantsync.writer.writing.orders.MatchPlan;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is being worked on: a person, a target account and an address are each in one pair of hands at a time, so that two
 * orders never race for one account. Not thread-safe.
 */
public final class Claims {
    private final Set<String> held = new HashSet<>();

    /** Claims all that the order may touch; false if somebody else holds any of it, and then nothing is claimed. */
    public boolean tryClaim(Order order) {
        Set<String> wanted = of(order);
        if (wanted.stream().anyMatch(held::contains)) {
            return false;
        }
        held.addAll(wanted);
        return true;
    }

    /** Whether the order could be claimed now. */
    public boolean free(Order order) {
        return of(order).stream().noneMatch(held::contains);
    }

    /** Gives back what {@link #tryClaim} has claimed. */
    public void release(Order order) {
        held.removeAll(of(order));
    }

    /** What an order may touch. */
    static Set<String> of(Order order) {
        Set<String> claims = new LinkedHashSet<>();
        claims.add("person " + order.subject().configurationId() + "/"
                + order.subject().person());
        claims.add("anchor " + order.operation().anchor().value().toLowerCase(Locale.ROOT));
        if (order.targetId() != null) {
            claims.add("account " + order.targetId().toLowerCase(Locale.ROOT));
        }
        if (order.operation() instanceof Operation.Provision provision) {
            MatchPlan match = provision.match();
            match.addresses().forEach(address -> claims.add("address " + address));
        }
        return claims;
    }
}
