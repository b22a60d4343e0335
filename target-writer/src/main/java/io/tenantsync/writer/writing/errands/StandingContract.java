package io.tenantsync.writer.writing.errands;

import io.tenantsync.writer.writing.directory.Write;
import io.tenantsync.writer.writing.orders.Operation;
import io.tenantsync.writer.writing.orders.Order;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every target: identity is never written, an anchor is only ever the person's own, only a removal deletes.
 * It counts deletes, for the log and the limits of a target's own contract to come.
 */
public final class StandingContract implements TargetContract {
    private static final Set<String> IDENTITY = Set.of(
            "id",
            "userprincipalname",
            "identities",
            "onpremisesimmutableid",
            "onpremisessyncenabled",
            "passwordprofile",
            "proxyaddresses");
    private static final String ANCHOR_SUFFIX = "_tenantsyncsource";

    private final AtomicLong deletes = new AtomicLong();

    /** How many deletes were let through so far. */
    public long deletes() {
        return deletes.get();
    }

    @Override
    public @Nullable Refusal refusal(Order order, Write write) {
        return switch (write) {
            case Write.Patch patch ->
                patch.properties().keySet().stream()
                        .filter(name -> !allowed(order, name, patch.properties().get(name)))
                        .findFirst()
                        .map(name -> new Refusal(name, name + " is never written by a synchronization."))
                        .orElse(null);
            case Write.Delete it -> delete(order);
            case Write.Invite it -> null;
            case Write.Restore it -> null;
            case Write.SetManager it -> null;
            case Write.ClearManager it -> null;
        };
    }

    private @Nullable Refusal delete(Order order) {
        if (!(order.operation() instanceof Operation.SoftDelete)) {
            return new Refusal(null, "Only an order to delete deletes.");
        }
        deletes.incrementAndGet();
        return null;
    }

    private static boolean allowed(Order order, String name, @Nullable Object value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(ANCHOR_SUFFIX)) {
            return name.equals(order.operation().anchor().property())
                    && order.operation().anchor().value().equals(value);
        }
        return !IDENTITY.contains(lower);
    }
}
