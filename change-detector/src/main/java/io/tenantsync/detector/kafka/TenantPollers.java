package io.tenantsync.detector.kafka;

import io.tenantsync.detector.detection.polling.LookupOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps exactly the pollers running that should run. Used from the ownership thread only. */
final class TenantPollers {
    private static final Logger log = LoggerFactory.getLogger(TenantPollers.class);

    private final TenantPoller.LoopFactory loops;
    private final LookupOffsets offsets;
    private final Map<String, TenantPoller> running = new HashMap<>();
    private final Map<String, TenantInbox> inboxes = new HashMap<>();

    TenantPollers(TenantPoller.LoopFactory loops, LookupOffsets offsets) {
        this.loops = loops;
        this.offsets = offsets;
    }

    /** Starts and stops so that these and only these run. One that was fenced is started again with a new assignment. */
    void align(Set<String> wanted) {
        Set<String> surplus = new HashSet<>(running.keySet());
        surplus.removeAll(wanted);
        stop(surplus);
        for (String tenantId : wanted) {
            if (!running.containsKey(tenantId)) {
                log.atInfo().addKeyValue("tenant", tenantId).log("polling begins");
                TenantPoller poller = new TenantPoller(tenantId, inbox(tenantId), loops);
                running.put(tenantId, poller);
                poller.start();
            }
        }
    }

    void stop(Set<String> tenantIds) {
        List<TenantPoller> stopping = new ArrayList<>();
        for (String tenantId : tenantIds) {
            TenantPoller poller = running.remove(tenantId);
            if (poller != null) {
                log.atInfo().addKeyValue("tenant", tenantId).log("polling ends");
                poller.stop();
                stopping.add(poller);
            }
        }
        stopping.forEach(TenantPoller::awaitEnd);
    }

    void stopUnless(Predicate<String> kept) {
        stop(running.keySet().stream().filter(kept.negate()).collect(Collectors.toSet()));
    }

    void stopAll() {
        stop(Set.copyOf(running.keySet()));
    }

    /** After a new assignment: what was fenced may begin again. */
    void forgetEnded() {
        running.values().removeIf(TenantPoller::ended);
    }

    void order(String tenantId, LookupOrder order) {
        offsets.received(order.partition(), order.offset());
        inbox(tenantId).add(order);
    }

    /** Drops orders for tenants that nobody reads. */
    void discardExcept(Set<String> sources) {
        inboxes.forEach((tenantId, inbox) -> {
            if (!sources.contains(tenantId)) {
                inbox.discard();
            }
        });
    }

    void forget(int partition) {
        offsets.forget(partition);
        inboxes.values().forEach(inbox -> inbox.forget(partition));
    }

    int waiting() {
        return inboxes.values().stream().mapToInt(TenantInbox::size).sum();
    }

    private TenantInbox inbox(String tenantId) {
        return inboxes.computeIfAbsent(tenantId, any -> new TenantInbox(offsets));
    }
}
